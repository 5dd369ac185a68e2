import { type CivilDate, addDays } from '#libs/civil-date';
import type { Outcome } from '#libs/deadline';
import type { Measure } from './contributions.js';
import { type ChannelClass, type CountedLife, channelClassOf, countsAsOpen, countsAsOverdue } from './counted-life.js';
import { type GrainRange, type GrainStart, coverBefore, coverOf } from './grain.js';
import type { Period } from './period.js';

export const CHANNEL_CLASSES = ['counter', 'post', 'online3', 'online4'] as const satisfies readonly ChannelClass[];

export type ByChannel = Record<ChannelClass, number>;

/** The numbers of one line from which every cell is made. They are counted apart from each other, so that they can be checked. */
export interface BaseMeasures {
  /** Receipt date in the period. */
  receivedIn: ByChannel;
  /** Received before the period and not finished before it. */
  carriedOver: ByChannel;
  /** Finish date in the period. Withdrawn and stopped dossiers are among them, by the same comparison with their due date. */
  finished: { early: number; onTime: number; late: number };
  withdrawn: number;
  stopped: number;
  /** Open at the end of the last day. While the clock is stopped a dossier is in term. */
  openInTerm: number;
  openOverdue: number;
}

/** A base number by name, as expressions of columns name it. */
export type BaseName =
  | `receivedIn.${ChannelClass}`
  | `carriedOver.${ChannelClass}`
  | `finished.${keyof BaseMeasures['finished']}`
  | 'withdrawn'
  | 'stopped'
  | 'openInTerm'
  | 'openOverdue';

/** A sum over day counters. */
export interface CounterSum {
  channelClass: ChannelClass;
  measure: Measure;
  total: number;
}

/** Which counters each of the three sums behind a line is read from; apart, so that they check each other. */
export interface CounterCover {
  /** All days before the period. */
  before: GrainRange[];
  /** The days of the period. */
  within: GrainStart[];
  /** All days up to the end of the period. */
  upTo: GrainRange[];
}

const OUTCOME_KEYS: Record<Outcome, keyof BaseMeasures['finished']> = { early: 'early', on_time: 'onTime', late: 'late' };
const FINISHED = ['finished_early', 'finished_on_time', 'finished_late'] as const satisfies readonly Measure[];

export function emptyBase(): BaseMeasures {
  return {
    receivedIn: { counter: 0, post: 0, online3: 0, online4: 0 },
    carriedOver: { counter: 0, post: 0, online3: 0, online4: 0 },
    finished: { early: 0, onTime: 0, late: 0 },
    withdrawn: 0,
    stopped: 0,
    openInTerm: 0,
    openOverdue: 0,
  };
}

/** @example baseValue(base, 'receivedIn.online3') */
export function baseValue(base: BaseMeasures, name: BaseName): number {
  const [group, member] = name.split('.') as [keyof BaseMeasures, string?];
  const value = base[group];
  return typeof value === 'number' ? value : ((value as Record<string, number>)[member ?? ''] ?? 0);
}

/** Line by line, for the total row and for units added up. Nothing is changed in place. */
export function addBases(bases: readonly BaseMeasures[]): BaseMeasures {
  const total = emptyBase();
  for (const base of bases) {
    for (const channel of CHANNEL_CLASSES) {
      total.receivedIn[channel] += base.receivedIn[channel];
      total.carriedOver[channel] += base.carriedOver[channel];
    }
    total.finished.early += base.finished.early;
    total.finished.onTime += base.finished.onTime;
    total.finished.late += base.finished.late;
    total.withdrawn += base.withdrawn;
    total.stopped += base.stopped;
    total.openInTerm += base.openInTerm;
    total.openOverdue += base.openOverdue;
  }
  return total;
}

/** What to sum for a line of a table over the period. */
export function counterCoverOf(period: Pick<Period, 'from' | 'to'>): CounterCover {
  return {
    before: coverBefore(period.from),
    within: coverOf(period.from, period.to),
    upTo: coverBefore(addDays(period.to, 1)),
  };
}

/**
 * The base numbers of a line from its counters, summed over counterCoverOf(period). The open stock is taken from `upTo` and the
 * carried stock from `before`, so received + carried = finished + open says something about the counters themselves.
 */
export function baseOfCounters(sums: Record<keyof CounterCover, readonly CounterSum[]>): BaseMeasures {
  const base = emptyBase();
  const of = (part: keyof CounterCover, measure: Measure, channel?: ChannelClass): number =>
    sums[part].reduce(
      (sum, row) => (row.measure === measure && (!channel || row.channelClass === channel) ? sum + row.total : sum),
      0,
    );
  for (const channel of CHANNEL_CLASSES) {
    base.receivedIn[channel] = of('within', 'received', channel);
    base.carriedOver[channel] = FINISHED.reduce(
      (open, measure) => open - of('before', measure, channel),
      of('before', 'received', channel),
    );
  }
  base.finished.early = of('within', 'finished_early');
  base.finished.onTime = of('within', 'finished_on_time');
  base.finished.late = of('within', 'finished_late');
  base.withdrawn = of('within', 'withdrawn');
  base.stopped = of('within', 'stopped');
  const open = FINISHED.reduce((stock, measure) => stock - of('upTo', measure), of('upTo', 'received'));
  base.openOverdue = of('upTo', 'overdue_in') - of('upTo', 'overdue_out');
  base.openInTerm = open - base.openOverdue;
  return base;
}

/** The same numbers counted dossier by dossier, for recounting from the log. */
export function baseOfLives(lives: Iterable<CountedLife>, period: { from: CivilDate; to: CivilDate }): BaseMeasures {
  const base = emptyBase();
  for (const life of lives) {
    const finishedIn = life.finishedOn !== null && life.finishedOn >= period.from && life.finishedOn <= period.to;
    if (life.receivedOn >= period.from && life.receivedOn <= period.to) base.receivedIn[channelClassOf(life)] += 1;
    if (countsAsOpen(life, addDays(period.from, -1))) base.carriedOver[channelClassOf(life)] += 1;
    if (finishedIn && life.outcome) base.finished[OUTCOME_KEYS[life.outcome]] += 1;
    if (finishedIn && life.finishKind === 'withdrawn') base.withdrawn += 1;
    if (finishedIn && life.finishKind === 'stopped') base.stopped += 1;
    if (countsAsOpen(life, period.to)) base[countsAsOverdue(life, period.to) ? 'openOverdue' : 'openInTerm'] += 1;
  }
  return base;
}
