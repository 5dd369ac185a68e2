import { percentage } from '#libs/reporting';
import type { Standing } from './digitisation.js';

export interface DigitisationCount {
  received: number;
  /** Intake digitised in full. */
  inFull: number;
  /** At least one paper attached and, where a result is due, the result digitised. */
  electronic: number;
  resultsDue: number;
  resultsDigitised: number;
  reused: number;
}

/** With the rates of the 766 formulas, in per cent; null over nothing. */
export interface DigitisationRates extends DigitisationCount {
  inFullRate: number | null;
  electronicRate: number | null;
  resultsDigitisedRate: number | null;
  reusedRate: number | null;
}

export interface FieldDigitisation extends DigitisationRates {
  fieldCode: string;
  fieldName: string;
}

const NOTHING: DigitisationCount = { received: 0, inFull: 0, electronic: 0, resultsDue: 0, resultsDigitised: 0, reused: 0 };

/** One received dossier. */
export function countOf({ inFull, electronic, resultDue, resultDigitised, reused }: Standing): DigitisationCount {
  return { received: 1, inFull: Number(inFull), electronic: Number(electronic), resultsDue: Number(resultDue), resultsDigitised: Number(resultDigitised), reused: Number(reused) };
}

export function ratesOf(count: DigitisationCount): DigitisationRates {
  return {
    ...count,
    inFullRate: percentage(count.inFull, count.received),
    electronicRate: percentage(count.electronic, count.received),
    resultsDigitisedRate: percentage(count.resultsDigitised, count.resultsDue),
    reusedRate: percentage(count.reused, count.received),
  };
}

export function totalOf(counts: readonly DigitisationCount[]): DigitisationCount {
  return counts.reduce<DigitisationCount>(
    (sum, count) => ({
      received: sum.received + count.received,
      inFull: sum.inFull + count.inFull,
      electronic: sum.electronic + count.electronic,
      resultsDue: sum.resultsDue + count.resultsDue,
      resultsDigitised: sum.resultsDigitised + count.resultsDigitised,
      reused: sum.reused + count.reused,
    }),
    NOTHING,
  );
}

/** One row per field, by the field's name. */
export function byField(counts: readonly (DigitisationCount & { fieldCode: string; fieldName: string })[]): FieldDigitisation[] {
  const fields = new Map<string, { fieldName: string; counts: DigitisationCount[] }>();
  for (const count of counts) {
    const field = fields.get(count.fieldCode) ?? { fieldName: count.fieldName, counts: [] };
    field.counts.push(count);
    fields.set(count.fieldCode, field);
  }
  return [...fields]
    .map(([fieldCode, { fieldName, counts: ofField }]) => ({ fieldCode, fieldName, ...ratesOf(totalOf(ofField)) }))
    .sort((a, b) => a.fieldName.localeCompare(b.fieldName, 'vi'));
}
