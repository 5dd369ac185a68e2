import type { LetterheadInForce, Unit } from '#src/units';
import type { FormSet } from './form-sets.js';

/** What stands at the top left of a sheet and before its date. */
export interface PaperHead {
  parent?: string;
  agency: string;
  desk: string;
  place: string;
}

/** The unit's own settings say how its papers are headed; where there are none, an agency that keeps a centre is headed as the form set says. */
export function headOf(set: Pick<FormSet, 'headLine'>, { setFrom, letterhead }: LetterheadInForce, { kind }: Pick<Unit, 'kind'>): PaperHead {
  const { parentAgency, agency, desk, place } = letterhead;
  return { ...(parentAgency !== null && { parent: parentAgency }), agency, desk: setFrom === null && kind !== 'office' ? set.headLine : desk, place };
}
