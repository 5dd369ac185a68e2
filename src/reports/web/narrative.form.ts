import { Flag, PageQuery, Uuid } from '#src/platform/http';
import { RecordTableQuery } from './request-report.form.js';

export class NarrativeForm extends RecordTableQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @Flag({ label: 'Tổng hợp các đơn vị trực thuộc', optional: true }) consolidated?: boolean;
}

export class NarrativesQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}
