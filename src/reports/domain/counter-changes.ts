import { diffContributions, diffDetails, grainsOf } from '#libs/reporting';
import { type CounterKey, counterKeyOf, type CounterRow, CounterSheet, isNothing } from './counter-key.js';
import { type KeptLife, wasReceived } from './kept-life.js';

/** What a batch of changed lives adds to the counters, all of it added up, so that each row is written once. */
export class CounterChanges {
  readonly #sheet = new CounterSheet();

  /** Takes back what the dossier counted as before, and counts it as it is now. */
  change(before: KeptLife | null, after: KeptLife | null): void {
    const old = before && counterKeyOf(before.procedureId, before.life);
    const key = after && counterKeyOf(after.procedureId, after.life);
    if (old && key && sameKey(old, key)) return this.#add(key, before, after);
    if (old) this.#add(old, before, null);
    if (key) this.#add(key, null, after);
  }

  /** Rows to be added to those kept, in order of their key. */
  rows(): CounterRow[] {
    return this.#sheet.rows().filter(({ counts }) => !isNothing(counts));
  }

  #add(key: CounterKey, before: KeptLife | null, after: KeptLife | null): void {
    const [old, now] = [wasReceived(before) ? before.life : null, wasReceived(after) ? after.life : null];
    for (const { day, measure, delta } of [...diffContributions(old, now), ...diffDetails(before?.life ?? null, after?.life ?? null)]) {
      for (const { grain, startsOn } of grainsOf(day)) this.#sheet.at(grain, startsOn, key).counts[measure] += delta;
    }
  }
}

function sameKey(a: CounterKey, b: CounterKey): boolean {
  return a.procedureId === b.procedureId && a.channel === b.channel && a.onlineLevel === b.onlineLevel;
}
