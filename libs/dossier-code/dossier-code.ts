import { isCivilDate, type CivilDate } from '#libs/civil-date';
import { isUnitCode } from './unit-code.js';

export interface DossierCode {
  /** As it is stored: upper case, no white space around it. */
  readonly code: string;
  /** The code the unit had on that day, in either order. */
  readonly unitCode: string;
  /** Day of receipt (or of submission, for an online dossier not yet accepted). */
  readonly date: CivilDate;
  /** Of that unit and day, from 1. */
  readonly serial: number;
}

const SHAPE = /^([A-Z0-9.]+)-(\d{2})(\d{2})(\d{2})-(\d{4,9})$/;

/**
 * `<unit code>-<yymmdd>-<serial>`, the serial with at least four digits.
 *
 * @throws RangeError for a code, date or serial that could not be read back
 * @example formatDossierCode('H26.15.30', '2021-10-27', 1) // 'H26.15.30-211027-0001'
 */
export function formatDossierCode(unitCode: string, date: CivilDate, serial: number): string {
  if (!isUnitCode(unitCode)) throw new RangeError(`Not a unit code: ${unitCode}`);
  // Two digits of the year are all the code has; they are read as 2000–2099.
  if (!isCivilDate(date) || !date.startsWith('20')) throw new RangeError(`Not a date of 2000–2099: ${date}`);
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999_999) throw new RangeError(`Not a serial: ${serial}`);
  return `${unitCode}-${date.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`;
}

/**
 * Reads a code as people type it: white space around it and lower case are forgiven, nothing else is.
 * Undefined when it is not a dossier code.
 *
 * @example parseDossierCode(' h26.15.30-211027-0001 ') // { code: 'H26.15.30-211027-0001', unitCode: 'H26.15.30', date: '2021-10-27', serial: 1 }
 */
export function parseDossierCode(text: string): DossierCode | undefined {
  const code = text.trim().toUpperCase();
  const [, unitCode = '', year = '', month = '', day = '', digits = ''] = SHAPE.exec(code) ?? [];
  const date = `20${year}-${month}-${day}`;
  const serial = Number(digits);
  // A fifth digit exists only from 10000 on: 00001 would be a second spelling of 0001.
  if (!isUnitCode(unitCode) || !isCivilDate(date) || serial < 1 || (digits.length > 4 && digits.startsWith('0'))) return undefined;
  return { code, unitCode, date, serial };
}
