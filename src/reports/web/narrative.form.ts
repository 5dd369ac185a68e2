import { Flag } from '#src/platform/http';
import { RecordTableQuery } from './request-report.form.js';

export class NarrativeQuery extends RecordTableQuery {
  @Flag({ label: 'Tổng hợp các đơn vị trực thuộc', optional: true }) consolidated?: boolean;
}
