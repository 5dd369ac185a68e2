import { Choice, Text, Uuid } from '#src/platform/http';
import { PLAIN_TABLES, type PlainTableId } from '../domain/plain-table.js';
import { RecordTableQuery } from './request-report.form.js';

export class CloseTableForm extends RecordTableQuery {
  @Choice({ label: 'Biểu', values: PLAIN_TABLES, example: 'R9' }) table!: PlainTableId;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @Text({ label: 'Mã của bảng đã xem', optional: true, max: 64 }) contentHash?: string;
}

export class ClosedTablesQuery {
  @Choice({ label: 'Biểu', values: PLAIN_TABLES, optional: true }) table?: PlainTableId;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}
