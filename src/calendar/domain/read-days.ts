import { type CivilDate, formatDate, isCivilDate } from '#libs/civil-date';
import { hasForbiddenCharacters, normaliseText, searchKey } from '#libs/vietnamese';
import { type DayDraft, type DayKind, replacedIn } from './change.js';

/** The columns of a list of days, in any order. */
export const DAY_COLUMNS = [
  { key: 'date', label: 'Ngày', required: true },
  { key: 'kind', label: 'Loại', aliases: ['Loại ngày'], required: true },
  { key: 'name', label: 'Tên ngày', aliases: ['Tên', 'Nội dung'], required: true },
  { key: 'basis', label: 'Căn cứ', required: false },
  { key: 'replaces', label: 'Làm bù cho ngày', required: false },
  { key: 'number', label: 'STT', aliases: ['TT'], required: false },
] as const;

type DayColumn = (typeof DAY_COLUMNS)[number]['key'];

export interface DayError {
  /** As a spreadsheet numbers it; in a list of drafts its place from 1. */
  row: number;
  column: DayColumn | null;
  code: string;
  /** Vietnamese. */
  message: string;
}

/** A row of the file as platform/tabular gives it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly code: string; readonly text: string }[];
}

const KINDS: Readonly<Record<string, DayKind | null>> = {
  off: 'off', nghi: 'off', 'ngay nghi': 'off', makeup: 'makeup', 'lam bu': 'makeup', 'ngay lam bu': 'makeup', remove: null, xoa: null, bo: null,
};

/** Reads a list of days whole and notes every mistake in it. */
export function readDays(sheet: readonly SheetRow[]): { drafts: DayDraft[]; errors: DayError[] } {
  const errors: DayError[] = [];
  const read: { row: number; draft: DayDraft }[] = [];
  for (const { row, cells, problems } of sheet) {
    const reader = new DayReader(row, cells);
    const draft = reader.read();
    errors.push(...problems.map(({ code, text }) => ({ row, column: null, code, message: text })), ...reader.errors);
    if (reader.errors.length + problems.length === 0) read.push({ row, draft });
  }
  errors.push(...findMistakes(read));
  return { drafts: read.map(({ draft }) => draft), errors };
}

/** What is wrong with drafts that are each well-formed: a day twice, a make-up day for itself, a day off that makes up for another. */
export function findMistakes(numbered: readonly { row: number; draft: DayDraft }[]): DayError[] {
  const first = new Map<CivilDate, number>();
  return numbered.flatMap(({ row, draft }) => {
    const errors: DayError[] = [];
    const fail = (column: DayColumn, code: string, message: string): void => void errors.push({ row, column, code, message: `Dòng ${row}: ${message}` });
    const before = first.get(draft.date);
    if (before === undefined) first.set(draft.date, row);
    else fail('date', 'day.repeated', `ngày ${formatDate(draft.date)} đã có ở dòng ${before}.`);
    if (draft.kind !== null && draft.name === '') fail('name', 'required', 'ngày nghỉ hoặc ngày làm bù phải có tên.');
    if (draft.replaces !== null && draft.kind !== 'makeup') fail('replaces', 'day.replaces', 'chỉ ngày làm bù mới làm bù cho ngày khác.');
    if (draft.replaces === draft.date) fail('replaces', 'day.replaces', 'một ngày không làm bù cho chính nó.');
    return errors;
  });
}

class DayReader {
  readonly errors: DayError[] = [];

  constructor(private readonly row: number, private readonly cells: Readonly<Record<string, string>>) {}

  read(): DayDraft {
    const kindText = this.cells.kind ?? '';
    const kind = KINDS[searchKey(kindText)];
    if (kind === undefined) this.fail('kind', 'kind.bad', `“${kindText}” phải là off (nghỉ), makeup (làm bù) hoặc remove (bỏ)`);
    const name = this.text('name');
    const replacesText = this.cells.replaces ?? '';
    return {
      date: this.date('date', this.cells.date ?? ''),
      kind: kind ?? null,
      name,
      basis: this.text('basis'),
      replaces: replacesText !== '' ? this.date('replaces', replacesText) : kind === 'makeup' ? existing(replacedIn(name)) : null,
    };
  }

  private date(column: DayColumn, text: string): CivilDate {
    const date = readDate(text);
    if (date === undefined) this.fail(column, 'date.bad', `“${text}” không phải ngày có thật (YYYY-MM-DD hoặc dd/mm/yyyy)`);
    return date ?? text;
  }

  private text(column: DayColumn): string {
    const text = normaliseText(this.cells[column] ?? '');
    if (hasForbiddenCharacters(text)) this.fail(column, 'text.bad_character', 'có ký tự hỏng');
    if (text.length > 200) this.fail(column, 'text.too_long', 'dài quá 200 ký tự');
    return text;
  }

  private fail(column: DayColumn, code: string, what: string): void {
    const label = DAY_COLUMNS.find((one) => one.key === column)?.label ?? column;
    this.errors.push({ row: this.row, column, code, message: `Dòng ${this.row}, cột ${label}: ${what}.` });
  }
}

/** @example readDate('2/9/2021') === '2021-09-02' */
export function readDate(text: string): CivilDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const date = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) && date >= '1900' && date < '2200' ? date : undefined;
}

function existing(date: CivilDate | null): CivilDate | null {
  return date !== null && isCivilDate(date) ? date : null;
}
