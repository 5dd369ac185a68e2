import { outcomeOf, type Outcome } from '#libs/deadline';
import type { Holder } from '#libs/dossier-flow';
import type { DossierPaper } from './dossier-paper.js';

/** A line of form 06. */
export interface SlipLine {
  giver: string;
  taker: string;
  at: Date;
  outcome: Outcome | null;
  note: string;
}

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = { early: 'Trước hạn', on_time: 'Đúng hạn', late: 'Quá hạn' };

/** Every hand-over in order; the first giver and the last taker are the desk. */
export function slipLines(dossier: DossierPaper, desk: string): SlipLine[] {
  const { history, stages } = dossier;
  const lines = history.handOvers.map((handOver, index): SlipLine => ({
    giver: index === 0 ? desk : holderWords(dossier, handOver.from, desk),
    taker: holderWords(dossier, handOver.to, desk),
    at: handOver.at,
    outcome: stages[index] ?? null,
    note: handOver.note ?? '',
  }));
  if (history.finishedAt === null) return lines;
  const last = history.handOvers.at(-1);
  return [
    ...lines,
    {
      giver: last ? holderWords(dossier, last.to, desk) : holderWords(dossier, history.holder, desk),
      taker: desk,
      at: history.finishedAt,
      outcome: stages.at(-1) ?? dossierOutcome(dossier),
      note: history.result.number === null ? '' : `Kết quả số ${history.result.number}`,
    },
  ];
}

/** Against the promise and not against an apology's new appointment. */
export function dossierOutcome({ history: { finishedAt, due } }: DossierPaper): Outcome | null {
  return finishedAt && due ? outcomeOf(finishedAt, { ...due, provisional: false }) : null;
}

function holderWords({ people, units }: DossierPaper, holder: Holder | null, desk: string): string {
  if (!holder) return desk;
  const words = [people.get(holder.accountId ?? ''), holder.office, units.get(holder.unitId ?? '')].filter((each) => typeof each === 'string' && each !== '');
  return words.length > 0 ? words.join(', ') : desk;
}
