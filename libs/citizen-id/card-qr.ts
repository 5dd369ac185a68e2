import { isCivilDate, type CivilDate } from '#libs/civil-date';
import { hasForbiddenCharacters, normaliseText } from '#libs/vietnamese';
import { parseIdNumber, type CccdNumber, type Sex } from './id-number.js';
import { refusal, type CitizenIdRefusal } from './refusals.js';

export interface Card {
  readonly ok: true;
  /** Twelve digits. */
  readonly idNumber: string;
  /** The number the person had before: a CMND of nine digits, or twelve where a card was issued under another number. */
  readonly oldIdNumber?: string;
  readonly name: string;
  readonly birthDate: CivilDate;
  readonly sex: Sex;
  readonly address: string;
  /** Null where the card's code ends before it. */
  readonly issuedOn: CivilDate | null;
  /** Where the number says otherwise than the card: worth a second look, no ground for refusing. */
  readonly mismatches: readonly ('birth_year' | 'sex')[];
}

const FIELDS_NEEDED = 6;

/**
 * Reads what a scanner types from the QR code on a citizen card:
 * `CCCD|CMND (may be empty)|name|ddMMyyyy|Nam or Nữ|address|ddMMyyyy issued`, and whatever newer cards append.
 * Line ends that the scanner adds are dropped. The refusal says which field is wrong, never what it held.
 *
 * @example parseCardQr('001199000123||Nguyễn Thị A|02031999|Nữ|Thôn 1, Xã B, Hà Nội|01052021\r\n') // { ok: true, sex: 'female', birthDate: '1999-03-02', … }
 */
export function parseCardQr(text: string): Card | CitizenIdRefusal {
  // A byte order mark is what some scanners put in front when set to UTF-8.
  const line = text.replace(/^\uFEFF/, '').trim();
  if (line === '') return refusal('card_qr.empty');
  if (hasForbiddenCharacters(line)) return refusal('card_qr.garbled');
  if (/[\r\n]/.test(line)) return refusal('card_qr.several_lines');
  const fields = line.split('|').map(normaliseText);
  if (fields.length < FIELDS_NEEDED) return refusal('card_qr.fields', { count: fields.length });
  const [idText = '', oldText = '', name = '', birthText = '', sexText = '', address = '', issuedText = ''] = fields;

  const idNumber = parseIdNumber(idText);
  if (!idNumber.ok || idNumber.kind !== 'cccd' || idNumber.number !== idText) return refusal('card_qr.id_number');
  if (oldText !== '' && !/^(\d{9}|\d{12})$/.test(oldText)) return refusal('card_qr.old_id_number');
  if (name === '') return refusal('card_qr.name');
  const birthDate = dateOf(birthText);
  if (birthDate === undefined) return refusal('card_qr.birth_date');
  const sex = sexOf(sexText);
  if (sex === undefined) return refusal('card_qr.sex');
  const issuedOn = issuedText === '' ? null : dateOf(issuedText);
  if (issuedOn === undefined) return refusal('card_qr.issued_on');

  const old = oldText === '' ? {} : { oldIdNumber: oldText };
  return { ok: true, idNumber: idText, ...old, name, birthDate, sex, address, issuedOn, mismatches: mismatchesOf(idNumber, birthDate, sex) };
}

function dateOf(text: string): CivilDate | undefined {
  if (!/^\d{8}$/.test(text)) return undefined;
  const date = `${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`;
  return isCivilDate(date) ? date : undefined;
}

function sexOf(text: string): Sex | undefined {
  const lower = text.toLowerCase();
  return lower === 'nam' ? 'male' : lower === 'nữ' ? 'female' : undefined;
}

function mismatchesOf(number: CccdNumber, birthDate: CivilDate, sex: Sex): Card['mismatches'] {
  const mismatches: ('birth_year' | 'sex')[] = [];
  if (number.birthYear !== Number(birthDate.slice(0, 4))) mismatches.push('birth_year');
  if (number.sex !== sex) mismatches.push('sex');
  return mismatches;
}
