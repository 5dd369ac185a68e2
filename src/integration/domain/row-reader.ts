import { citizenIdRefusals, parseIdNumber } from '#libs/citizen-id';
import { type DossierCode, parseDossierCode } from '#libs/dossier-code';
import type { PersonFacts } from '#libs/dossier-flow';
import { hasForbiddenCharacters } from '#libs/vietnamese';
import { Refusal } from '#src/platform/refusal';
import { refuse } from '../refusals.js';
import { readChannel, readCount, readEnding, readFlag, readLevel, readRating, readTime, type WrittenTime } from './cell-readers.js';
import { labelOf, type RegisterColumn } from './register-columns.js';
import { problemOf, type RegisterEntry, type RowProblem } from './register-entry.js';

const MAX_SERIAL = 99_999;
const MAX_PAPERS = 100;
const PHONE = /^\+?[0-9 .()-]{8,20}$/;

/** Reads the cells of one row and notes everything that is wrong with them. */
export class RowReader {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly row: number,
    private readonly cells: Readonly<Record<string, string>>,
    private readonly unitCodes: ReadonlySet<string>,
  ) {}

  /** The code alone, as far as it can be read; says nothing about what is wrong with it. */
  get code(): DossierCode | undefined {
    return parseDossierCode(this.text('ma_ho_so'));
  }

  /** Null when anything is wrong; `problems` says what. */
  read(): RegisterEntry | null {
    const received = this.time('tiep_nhan', true);
    const code = this.dossierCode(received);
    const procedure = this.limited('ma_tthc', 50, true)?.toUpperCase();
    const channel = this.word('kenh_nop', readChannel, 'truc_tiep, buu_chinh, truc_tuyen', true);
    const level = this.word('muc_do', readLevel, '3, 4', false) ?? null;
    const assisted = this.word('nop_ho', readFlag, 'co, khong', false) ?? false;
    if (assisted && channel !== undefined && channel !== 'online') this.note('nop_ho', refuse('import.assisted_not_online'));
    const owner = this.owner();
    const sets = this.count('so_bo', 1, 99, 1);
    const due = this.due(received);
    const life = { ...this.ending(), papers: this.papers(), rating: this.rating() };
    if (this.problems.length > 0 || !code || !procedure || !channel || !received) return null;
    return { code, procedure, channel, level, assisted, owner, sets, received, due, ...life };
  }

  private dossierCode(received: WrittenTime | undefined): DossierCode | undefined {
    if (!this.required('ma_ho_so')) return undefined;
    const parsed = this.code;
    if (!parsed) return this.note('ma_ho_so', refuse('import.bad_code', { text: shortened(this.text('ma_ho_so')) }));
    const { code, date, serial, unitCode } = parsed;
    if (!this.unitCodes.has(unitCode)) this.note('ma_ho_so', refuse('import.foreign_code', { code }));
    if (serial > MAX_SERIAL) this.note('ma_ho_so', refuse('import.serial_too_big', { code, max: MAX_SERIAL }));
    if (received && received.date !== date) this.note('ma_ho_so', refuse('import.code_date', { code, codeDate: date, receivedOn: received.date }));
    return parsed;
  }

  private owner(): PersonFacts {
    const name = this.limited('chu_ho_so', 200, true) ?? '';
    const address = this.limited('dia_chi', 300, false);
    const phone = this.limited('dien_thoai', 20, false);
    if (phone !== undefined && !PHONE.test(phone)) this.note('dien_thoai', refuse('import.bad_phone', { column: labelOf('dien_thoai') }));
    const idNumber = this.idNumber();
    return { name, ...(idNumber !== undefined && { idNumber }), ...(phone !== undefined && { phone }), ...(address !== undefined && { address }) };
  }

  private idNumber(): string | undefined {
    const text = this.text('so_dinh_danh');
    if (text === '') return undefined;
    const parsed = parseIdNumber(text);
    if (parsed.ok) return parsed.number;
    return this.note('so_dinh_danh', new Refusal(parsed.code, citizenIdRefusals[parsed.code], parsed.facts));
  }

  private due(received: WrittenTime | undefined): WrittenTime | null {
    const due = this.time('hen_tra', false);
    if (due && received && due.date < received.date) {
      this.note('hen_tra', refuse('import.due_before_receipt', { dueOn: due.date, receivedOn: received.date }));
    }
    return due ?? null;
  }

  /** A finish without its kind is a resolution: that is what registers kept by hand leave unsaid. */
  private ending(): Pick<RegisterEntry, 'finish' | 'returned' | 'resultDigitised'> {
    const at = this.time('ngay_xong', false);
    const kind = this.word('ket_thuc', readEnding, 'giai_quyet, rut, dung', false) ?? (at ? 'resolved' : undefined);
    const returned = this.time('ngay_tra', false) ?? null;
    if (this.text('ngay_xong') === '') {
      for (const column of ['ket_thuc', 'ngay_tra'] as const) {
        if (this.text(column) !== '') this.note('ngay_xong', refuse('import.finish_missing', { column: labelOf(column) }));
      }
    }
    const resultDigitised = this.word('ket_qua_so_hoa', readFlag, 'co, khong', false) ?? false;
    if (resultDigitised && kind !== 'resolved') this.note('ket_qua_so_hoa', refuse('import.result_without_finish'));
    return { finish: at && kind ? { kind, at } : null, returned, resultDigitised };
  }

  private papers(): RegisterEntry['papers'] {
    const total = this.count('so_giay_to', 0, MAX_PAPERS, 0);
    const digitised = this.count('so_giay_to_so_hoa', 0, MAX_PAPERS, 0);
    const reused = this.count('so_giay_to_dung_lai', 0, MAX_PAPERS, 0);
    if (digitised + reused > total) this.note('so_giay_to', refuse('import.papers_sum', { digitised, reused, total }));
    return { total, digitised, reused };
  }

  private rating(): RegisterEntry['rating'] {
    const text = this.text('danh_gia');
    const remark = this.limited('nhan_xet', 2000, false) ?? null;
    if (text === '') return remark === null ? null : (this.note('nhan_xet', refuse('import.remark_without_rating')) ?? null);
    const rating = readRating(text);
    if (!rating) this.note('danh_gia', refuse('import.bad_rating', { text: shortened(text) }));
    return rating ? { ...rating, remark } : null;
  }

  private time(column: RegisterColumn, required: boolean): WrittenTime | undefined {
    const text = this.text(column);
    if (text === '') return required ? this.missing(column) : undefined;
    return readTime(text) ?? this.note(column, refuse('import.bad_time', { column: labelOf(column), text: shortened(text) }));
  }

  private word<T>(column: RegisterColumn, meaning: (text: string) => T | undefined, choices: string, required: boolean): T | undefined {
    const text = this.text(column);
    if (text === '') return required ? this.missing(column) : undefined;
    return meaning(text) ?? this.note(column, refuse('import.bad_word', { column: labelOf(column), text: shortened(text), choices }));
  }

  private count(column: RegisterColumn, min: number, max: number, otherwise: number): number {
    const text = this.text(column);
    if (text === '') return otherwise;
    const count = readCount(text);
    if (count !== undefined && count >= min && count <= max) return count;
    this.note(column, refuse('import.bad_number', { column: labelOf(column), text: shortened(text), min, max }));
    return otherwise;
  }

  private limited(column: RegisterColumn, max: number, required: boolean): string | undefined {
    const text = this.text(column);
    if (text === '') return required ? this.missing(column) : undefined;
    if ([...text].length > max) return this.note(column, refuse('import.too_long', { column: labelOf(column), max }));
    if (hasForbiddenCharacters(text)) return this.note(column, refuse('import.bad_characters', { column: labelOf(column) }));
    return text;
  }

  private required(column: RegisterColumn): boolean {
    if (this.text(column) !== '') return true;
    this.missing(column);
    return false;
  }

  private missing(column: RegisterColumn): undefined {
    return this.note(column, refuse('import.required', { column: labelOf(column) }));
  }

  private note(column: RegisterColumn, refusal: Refusal): undefined {
    this.problems.push(problemOf(this.row, column, refusal));
    return undefined;
  }

  private text(column: RegisterColumn): string {
    return this.cells[column] ?? '';
  }
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
