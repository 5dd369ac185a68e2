import type { CivilDate } from '#libs/civil-date';
import type { Channel } from '#libs/dossier-flow';
import { type CountedLife, type DetailSum, type Grain, type CounterMeasure, COUNTER_MEASURES, channelClassOf } from '#libs/reporting';

/** What the counters tell dossiers apart by. */
export interface CounterKey {
  procedureId: string;
  channel: Channel;
  /** 0 for dossiers that did not come in online. */
  onlineLevel: 0 | 3 | 4;
}

export type Counts = Record<CounterMeasure, number>;

/** One row of the counters, or what to add to it. */
export interface CounterRow extends CounterKey {
  grain: Grain;
  startsOn: CivilDate;
  counts: Counts;
}

export function counterKeyOf(procedureId: string, { channel, onlineLevel }: Pick<CountedLife, 'channel' | 'onlineLevel'>): CounterKey {
  return { procedureId, channel, onlineLevel: onlineLevel ?? 0 };
}

export function noCounts(): Counts {
  return Object.fromEntries(COUNTER_MEASURES.map((measure) => [measure, 0])) as Counts;
}

export function isNothing(counts: Counts): boolean {
  return COUNTER_MEASURES.every((measure) => counts[measure] === 0);
}

export function sameCounts(a: Counts, b: Counts): boolean {
  return COUNTER_MEASURES.every((measure) => a[measure] === b[measure]);
}

/** The row's numbers as libs/reporting adds them up. */
export function sumsOf({ channel, onlineLevel, counts }: CounterKey & { counts: Counts }): DetailSum[] {
  const channelClass = channelClassOf({ channel, onlineLevel: onlineLevel === 0 ? null : onlineLevel });
  return COUNTER_MEASURES.filter((measure) => counts[measure] !== 0).map((measure) => ({ channelClass, measure, total: counts[measure] }));
}

/** Rows by grain, day, procedure and channel. */
export class CounterSheet {
  readonly #rows = new Map<string, CounterRow>();

  constructor(rows: Iterable<CounterRow> = []) {
    for (const row of rows) this.#rows.set(nameOf(row), row);
  }

  /** The row of that grain, day and key, made when there is none. */
  at(grain: Grain, startsOn: CivilDate, key: CounterKey): CounterRow {
    const { procedureId, channel, onlineLevel } = key;
    const name = nameOf({ grain, startsOn, procedureId, channel, onlineLevel });
    let row = this.#rows.get(name);
    if (!row) {
      row = { grain, startsOn, procedureId, channel, onlineLevel, counts: noCounts() };
      this.#rows.set(name, row);
    }
    return row;
  }

  find(row: CounterRow): CounterRow | undefined {
    return this.#rows.get(nameOf(row));
  }

  /** In order of the key, as they are locked. */
  rows(): CounterRow[] {
    return [...this.#rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}

function nameOf({ grain, startsOn, procedureId, channel, onlineLevel }: Omit<CounterRow, 'counts'>): string {
  return `${grain} ${startsOn} ${procedureId} ${channel} ${onlineLevel}`;
}
