import { dayNumberOf } from '#libs/civil-date';
import type { DossierCode } from '#libs/dossier-code';
import type { TableRow } from '#src/platform/tabular';
import { refuse } from '../refusals.js';
import { problemOf, type ReadRow } from './register-entry.js';
import { RowReader } from './row-reader.js';

const SERIALS = 1_000_000_000;
const DAYS = 100_000;

/** Reads a register row after row; remembers, a few bytes per row, which codes it has seen. */
export class RegisterReader {
  private readonly unitCodes: readonly string[];
  private readonly own: ReadonlySet<string>;
  /** Row of the file by the code packed into a number, which stays exact for some ninety codes of the unit. */
  private readonly firstRows = new Map<number, number>();

  constructor(unitCodes: readonly string[]) {
    this.unitCodes = unitCodes;
    this.own = new Set(unitCodes);
  }

  read({ row, cells, problems }: TableRow): ReadRow {
    const reader = new RowReader(row, cells, this.own);
    const entry = reader.read();
    const found = [...problems.map((problem) => problemOf(row, null, problem)), ...reader.problems];
    const code = reader.code;
    const firstRow = code && this.own.has(code.unitCode) ? this.firstRow(code, row) : undefined;
    if (code && firstRow !== undefined) found.push(problemOf(row, 'ma_ho_so', refuse('import.code_repeated', { code: code.code, firstRow })));
    return { row, entry: found.length === 0 ? entry : null, problems: found };
  }

  private firstRow({ unitCode, date, serial }: DossierCode, row: number): number | undefined {
    const key = (this.unitCodes.indexOf(unitCode) * DAYS + dayNumberOf(date)) * SERIALS + serial;
    const first = this.firstRows.get(key);
    if (first === undefined) this.firstRows.set(key, row);
    return first;
  }
}
