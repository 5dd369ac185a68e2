import type { SupplementPolicy, Term } from '#libs/deadline';
import { parseProcedureCode } from '#libs/dossier-code';
import { hasForbiddenCharacters, normaliseText, slug } from '#libs/vietnamese';
import {
  readCompetence, readCutoff, readFee, readFlag, readOnlineLevel, readPapers, readPolicy, readSteps, readTerm,
} from './cell-texts.js';
import { isCountable } from './contents.js';
import { labelOf, type ListColumn } from './list-columns.js';
import type { VersionContents } from './version.js';

export interface ListError {
  /** As a spreadsheet numbers it. */
  row: number;
  column: string | null;
  /** What kind of mistake, for programs. */
  code: string;
  /** Vietnamese. */
  message: string;
}

/** A row of a procedure list; what the list does not speak of is absent. */
export interface ListRow {
  row: number;
  code: string;
  fieldCode: string;
  fieldName: string;
  reportLine: string | null;
  contents: Partial<VersionContents> & Pick<VersionContents, 'name' | 'term'>;
}

type Cells = Readonly<Record<string, string>>;

/** Reads one row whole, noting everything that is wrong with it. */
export class RowReader {
  readonly errors: ListError[] = [];

  /** @param spoken columns that say something on any row of the list: a blank in one of them can mean "none" */
  constructor(private readonly row: number, private readonly cells: Cells, private readonly spoken: ReadonlySet<string>) {}

  read(): ListRow | undefined {
    const code = this.code();
    const name = this.text('name', 500);
    const fieldName = this.text('field', 200);
    const fieldCode = slug(fieldName);
    if (fieldName !== '' && fieldCode === '') this.fail('field', 'field.bad', `“${fieldName}” không phải tên lĩnh vực`);
    const term = this.term();
    const contents = { ...this.optional(), name, term: term ?? { unit: 'same_day' as const, amount: 0 } };
    const reportLine = this.cells.report_line ? this.text('report_line', 200) : null;
    return this.errors.length === 0 ? { row: this.row, code, fieldCode, fieldName, reportLine, contents } : undefined;
  }

  private code(): string {
    const text = this.text('code', 60);
    const parsed = text === '' ? undefined : parseProcedureCode(text);
    if (text !== '' && !parsed) this.fail('code', 'code.bad', `“${text}” không phải mã thủ tục (ví dụ 1.001193)`);
    return parsed ? [parsed.nationalCode, ...(parsed.suffix ? [parsed.suffix] : [])].join('.') : text;
  }

  private text(column: ListColumn, max: number): string {
    const text = normaliseText(this.cells[column] ?? '');
    if (text === '') this.fail(column, 'required', 'còn trống');
    else if (hasForbiddenCharacters(text)) this.fail(column, 'text.bad_character', 'có ký tự hỏng');
    else if (text.length > max) this.fail(column, 'text.too_long', `dài quá ${max} ký tự`);
    return text;
  }

  private term(): Term | undefined {
    const { term: text = '', term_unit: unit = '', cutoff = '' } = this.cells;
    if (text === '' && unit === '') {
      this.fail('term', 'required', 'còn trống');
      return undefined;
    }
    const term = readTerm(text, unit);
    if (!term || !isCountable(term)) {
      const shown = [text, unit].filter((part) => part !== '').join(' ');
      this.fail('term', 'term.bad', `“${shown}” không phải thời hạn tính được (ví dụ 3 ngày làm việc, 0 same_day, 8 working_hour)`);
      return undefined;
    }
    if (cutoff === '') return term;
    const clock = readCutoff(cutoff);
    if (!clock) this.fail('cutoff', 'cutoff.bad', `“${cutoff}” không phải giờ (ví dụ 15:00)`);
    else if (term.unit !== 'same_day') this.fail('cutoff', 'term.cutoff', 'chỉ dùng cho thủ tục giải quyết trong ngày');
    return clock ? { ...term, cutoff: clock } : term;
  }

  private optional(): Partial<VersionContents> {
    return {
      ...this.blankMeansNone('online_level', 'onlineLevel', readOnlineLevel, 'phải là 3, 4 hoặc để trống'),
      ...this.stated('competence', 'competence', readCompetence, 'phải là cấp xã, liên thông, liên thông cùng cấp, liên thông giữa các cấp, công an hoặc quân sự'),
      ...this.stated('fee', 'fee', readFee, 'không phải số tiền'),
      ...this.stated('result', 'givesResult', readFlag, 'phải là có hoặc không'),
      ...this.stated('public', 'isPublic', readFlag, 'phải là có hoặc không'),
      ...this.stated('supplement_policy', 'supplementPolicy', (text): SupplementPolicy | undefined => readPolicy(text), 'phải là pause hoặc restart'),
      ...this.stated('papers', 'papers', readPapers, 'không đọc được danh sách giấy tờ'),
      ...this.stated('steps', 'steps', readSteps, 'mỗi bước phải có dạng “tên: bộ phận: thời hạn”'),
    };
  }

  private stated<K extends keyof VersionContents>(
    column: ListColumn, key: K, read: (text: string) => VersionContents[K] | undefined, expected: string,
  ): Partial<VersionContents> {
    return this.cells[column] ? this.blankMeansNone(column, key, read, expected) : {};
  }

  private blankMeansNone<K extends keyof VersionContents>(
    column: ListColumn, key: K, read: (text: string) => VersionContents[K] | undefined, expected: string,
  ): Partial<VersionContents> {
    if (!this.spoken.has(column)) return {};
    const text = this.cells[column] ?? '';
    const value = read(text);
    if (value !== undefined) return { [key]: value };
    this.fail(column, `${column}.bad`, `“${text.slice(0, 80)}” ${expected}`);
    return {};
  }

  private fail(column: ListColumn, code: string, what: string): void {
    this.errors.push({ row: this.row, column, code, message: `Dòng ${this.row}, cột ${labelOf(column)}: ${what}.` });
  }
}
