import type { Period } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { sha256Of } from './content-hash.js';
import type { CountedPlain, PlainTableId } from './plain-table.js';
import type { PrintedHead } from './run.js';

/** A table as it stands, to be closed so. */
export interface TableToClose {
  tableId: PlainTableId;
  unitId: string;
  /** Whose records are in it. */
  unitIds: readonly string[];
  period: Period;
  head: PrintedHead;
  content: CountedPlain;
}

export interface ClosedTable extends TableToClose {
  id: string;
  /** The first is 1. */
  version: number;
  /** The version before; null of the first. */
  replaces: string | null;
  contentHash: string;
  closedAt: Date;
  closedBy: string;
}

/** A row of the list of what was closed: without its content. */
export type ClosedTableHead = Omit<ClosedTable, 'content' | 'head' | 'unitIds'>;

/** Without its kind. @example 'r9-nam-2025-chot-lan-2' */
export function closedFileName({ tableId, period, version }: Pick<ClosedTableHead, 'tableId' | 'period' | 'version'>): string {
  return slug(`${tableId}-${period.label}-chot-lan-${version}`);
}

/** What is printed, of whom and over which days; when it was closed and by whom is not in it. */
export function tableHash({ tableId, unitIds, period, head, content }: TableToClose): string {
  return sha256Of({ table: tableId, unitIds, period, head, content });
}
