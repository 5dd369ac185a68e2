import type { ProcedureVersion } from '#src/catalogue';
import type { FormFields } from '#src/platform/http';
import { FormState } from '#src/platform/view';
import { proposedFee } from './fee-items.js';
import { ENOUGH, MISSING, paperRows, withPapers } from './paper-rows.js';

/** What stands in the field where procedures are suggested. */
export const TYPED_PROCEDURE = 'procedureText';
/** Ticked where somebody else hands the dossier in. */
export const OTHER_PERSON = 'other';
/** The identity number that the owner's fields were filled in for, so that another number clears them. */
export const FILLED_FOR = '_filledFor';
/** The fee that the form proposed; while it stands unchanged, a new proposal takes its place. */
export const PROPOSED_FEE = '_proposed';

const PERSON = ['name', 'address', 'phone', 'email'] as const;
export type PersonPart = (typeof PERSON)[number];
export type PersonTexts = Readonly<Partial<Record<PersonPart | 'idNumber', string | null | undefined>>>;

/** The form as the API's rules are to read it: no fields of somebody who is not there, the papers as ticked. */
export function fieldsToRead(fields: FormFields, version: ProcedureVersion | undefined): FormFields {
  const state = new FormState(fields);
  const kept = state.has(OTHER_PERSON) ? fields : without(fields, 'submitter.');
  if (!version) return without(kept, 'papers.');
  return withFee({ ...withPapers(kept, version, paperRows(version, state)), procedure: version.code }, version);
}

/** Who types the number of copies and presses Enter at once means the fee of that number, though the page had no time to say so. */
export function withFee(fields: FormFields, version: ProcedureVersion): FormFields {
  const state = new FormState(fields);
  if (state.value('fee.method', 'none') === 'none') return fields;
  return { ...fields, 'fee.amount': String(feeToShow(state, proposedFee(version, setsOf(state)))) };
}

/** The number of copies as far as it is one that can be asked for. */
export function setsOf(state: FormState): number {
  const typed = state.value('sets').trim();
  return /^[1-9]\d?$/.test(typed) ? Number(typed) : 1;
}

/** Why the dossier is not taken in, where it is not. */
export const REFUSED_FOR = 'reason';

/** Typed and ticked by people, kept in drafts, but no facts of a dossier. */
const NO_FACTS: readonly string[] = [TYPED_PROCEDURE, OTHER_PERSON, ENOUGH, MISSING, REFUSED_FOR];

export function factsIn(fields: FormFields): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !NO_FACTS.includes(name)));
}

/** Who is turned away pays nothing; the reason is what is asked for instead. */
export function refusalFactsIn(fields: FormFields): FormFields {
  return { ...without(factsIn(fields), 'fee.'), [REFUSED_FOR]: fields[REFUSED_FOR] ?? '' };
}

function without(fields: FormFields, prefix: string): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith(prefix)));
}

export type Whose = 'owner' | 'submitter';

/** What a card says goes into the fields, whatever stood there; what it does not say stays where it was typed for the same person. */
export function withCard(fields: FormFields, whose: Whose, card: PersonTexts & { idNumber: string }, known: PersonTexts | undefined): FormFields {
  const state = new FormState(fields);
  const before = digitsOf(state.value(`${whose}.idNumber`));
  const same = before === '' || before === card.idNumber;
  const parts = PERSON.map((part): [string, string] => [`${whose}.${part}`, card[part] ?? ((same && state.value(`${whose}.${part}`)) || (known?.[part] ?? ''))]);
  return { ...fields, ...Object.fromEntries(parts), [`${whose}.idNumber`]: card.idNumber, ...(whose === 'owner' && { [FILLED_FOR]: card.idNumber }) };
}

/** Whom a card that was just read belongs to: the owner, unless the owner is known already and somebody else hands in. */
export function cardFor(state: FormState, idNumber: string): Whose {
  const owner = digitsOf(state.value('owner.idNumber'));
  return state.has(OTHER_PERSON) && owner !== '' && owner !== idNumber ? 'submitter' : 'owner';
}

/** Fills in a person known from earlier dossiers. What was typed by hand stays; what was filled in for another number goes. */
export function withKnown(fields: FormFields, idNumber: string, known: PersonTexts | undefined): FormFields {
  const state = new FormState(fields);
  const filled = state.value(FILLED_FOR);
  const stale = filled !== '' && filled !== idNumber;
  const parts = PERSON.map((part): [string, string] => {
    const typed = stale ? '' : state.value(`owner.${part}`);
    return [`owner.${part}`, typed === '' ? (known?.[part] ?? '') : typed];
  });
  return { ...fields, ...Object.fromEntries(parts), [FILLED_FOR]: known ? idNumber : stale ? '' : filled };
}

/** The fee to show: what was typed, or the proposal where nothing else was. */
export function feeToShow(state: FormState, proposed: number): string | number {
  const typed = digitsOf(state.value('fee.amount'));
  return typed === '' || typed === state.value(PROPOSED_FEE) ? proposed : state.value('fee.amount');
}

/** How it is paid: as chosen, unless there is something to pay only now, or nothing any more. */
export function methodToShow(state: FormState, proposed: number): string {
  const before = Number(state.value(PROPOSED_FEE)) > 0;
  const chosen = state.value('fee.method');
  return chosen === '' || before !== proposed > 0 ? (proposed > 0 ? 'cash' : 'none') : chosen;
}

function digitsOf(text: string): string {
  return text.replace(/[\s.]/g, '');
}
