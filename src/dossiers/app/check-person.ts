import { parseIdNumber } from '#libs/citizen-id';
import { refuseCitizenId } from '../refusals.js';

/**
 * Identity numbers must be well-formed, tax codes have their check digit; kept as digits without the spaces people type.
 * @throws citizen_id.*
 */
export function checkPerson(person: { idNumber?: string | undefined } | undefined, field: string): void {
  if (person?.idNumber === undefined) return;
  const parsed = parseIdNumber(person.idNumber);
  if (!parsed.ok) throw refuseCitizenId(parsed, `${field}.idNumber`);
  person.idNumber = parsed.number;
}
