import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CivilDate, addDays, endOfDay } from '#libs/civil-date';
import { isOverdueAtEndOf } from '#libs/deadline';
import { states } from '#libs/dossier-flow';
import {
  type CounterSum, type CountedLife, type GrainStart, type Measure, type Period,
  R1, R2, addBases, baseOfCounters, baseOfLives, cellSelector, channelClassOf, computeReport, contributionsOf, countedLifeOf,
  counterCoverOf, countsAsOpen, countsAsOverdue, covers, customPeriod, diffContributions, grainsOf, selects, successionFailures,
} from './index.js';
import { FIRST_DAY, LAST_DAY, aLog, aPeriod, aReceipt, lives } from './lives.spec-support.js';

test('the intervals of a life say of every day what the log says of it', () => {
  fc.assert(
    fc.property(aLog, aReceipt, (log, receipt) => {
      const life = countedLifeOf(log, receipt);
      for (let day: CivilDate = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) {
        const inForce = log.filter((step) => step.at < endOfDay(day)).at(-1);
        const statistics = inForce ? states[inForce.stateAfter].statistics : 'not_counted';
        const open = statistics === 'open' || statistics === 'open_stopped';
        const overdue = statistics === 'open' && isOverdueAtEndOf(day, { provisional: false, ...inForce!.due! });
        expect([day, life !== null && countsAsOpen(life, day), life !== null && countsAsOverdue(life, day)]).toEqual([day, open, overdue]);
      }
    }),
    { numRuns: 60 },
  );
});

/** Counters as a store keeps them: one row per grain, channel and measure. */
class Counters {
  readonly #rows = new Map<string, { at: GrainStart; sum: CounterSum }>();

  change(before: CountedLife | null, after: CountedLife | null): void {
    if (before && after && channelClassOf(before) !== channelClassOf(after)) {
      this.change(before, null);
      return this.change(null, after);
    }
    const life = after ?? before;
    if (!life) return;
    for (const { day, measure, delta } of diffContributions(before, after)) this.#add(day, channelClassOf(life), measure, delta);
  }

  sums(within: (at: GrainStart) => boolean): CounterSum[] {
    return [...this.#rows.values()].filter(({ at }) => within(at)).map(({ sum }) => sum);
  }

  base(period: Period) {
    const cover = counterCoverOf(period);
    return baseOfCounters({
      before: this.sums((at) => covers(cover.before, at)),
      within: this.sums((at) => cover.within.some((part) => part.grain === at.grain && part.startsOn === at.startsOn)),
      upTo: this.sums((at) => covers(cover.upTo, at)),
    });
  }

  #add(day: CivilDate, channelClass: CounterSum['channelClass'], measure: Measure, delta: number): void {
    for (const at of grainsOf(day)) {
      const key = `${at.grain} ${at.startsOn} ${channelClass} ${measure}`;
      const row = this.#rows.get(key) ?? { at, sum: { channelClass, measure, total: 0 } };
      row.sum.total += delta;
      this.#rows.set(key, row);
    }
  }
}

describe('counters', () => {
  test('over any period they give what counting dossier by dossier gives', () => {
    fc.assert(
      fc.property(lives, aPeriod, (all, period) => {
        const counters = new Counters();
        for (const life of all) counters.change(null, life);
        expect(counters.base(period)).toEqual(baseOfLives(all, period));
      }),
    );
  });

  test('kept step by step they end as if written at the end, and so does a dossier whose channel was corrected', () => {
    fc.assert(
      fc.property(aLog, aReceipt, aReceipt, aPeriod, (log, mistaken, receipt, period) => {
        const counters = new Counters();
        let before: CountedLife | null = null;
        log.forEach((_, index) => {
          const after = countedLifeOf(log.slice(0, index + 1), mistaken);
          counters.change(before, after);
          before = after;
        });
        const corrected = countedLifeOf(log, receipt);
        counters.change(before, corrected);
        expect(counters.base(period)).toEqual(baseOfLives(corrected ? [corrected] : [], period));
        expect(diffContributions(null, corrected)).toHaveLength(new Set(contributionsOf(corrected).map((c) => `${c.day}${c.measure}`)).size);
      }),
    );
  });
});

describe.each([R1, R2])('$id', (definition) => {
  const line = (all: CountedLife[], period: Period) => [{ position: 1, name: 'Tư pháp', base: baseOfLives(all, period) }];

  test('every identity holds, whatever happened', () => {
    fc.assert(
      fc.property(lives, aPeriod, (all, period) => {
        expect(computeReport(definition, line(all, period), period).checks).toEqual([]);
      }),
    );
  });

  test('every cell is the number of dossiers that it lists', () => {
    fc.assert(
      fc.property(lives, aPeriod, (all, period) => {
        const table = computeReport(definition, line(all, period), period);
        for (const column of table.columns.filter(({ kind }) => kind === 'count')) {
          const listed = all.filter((life) => selects(cellSelector(definition, column.key), life, period));
          expect([column.key, table.rows[0]?.cells[column.key]]).toEqual([column.key, listed.length]);
        }
      }),
    );
  });
});

test('a period cut in two: what is received and finished adds up, what is open goes over', () => {
  fc.assert(
    fc.property(lives, aPeriod, fc.nat(480), (all, whole, cut) => {
      const middle = addDays(whole.from, cut);
      fc.pre(middle < whole.to);
      const first = customPeriod(whole.from, middle);
      const second = customPeriod(addDays(middle, 1), whole.to);
      const [a, b, both] = [first, second, whole].map((period) => baseOfLives(all, period)) as [ReturnType<typeof addBases>, ReturnType<typeof addBases>, ReturnType<typeof addBases>];
      const added = addBases([a, b]);
      expect([added.receivedIn, added.finished, added.withdrawn, added.stopped]).toEqual([both.receivedIn, both.finished, both.withdrawn, both.stopped]);
      expect([a.carriedOver, b.openInTerm, b.openOverdue]).toEqual([both.carriedOver, both.openInTerm, both.openOverdue]);
      const carried = Object.values(b.carriedOver).reduce((sum, number) => sum + number, 0);
      expect(carried).toBe(a.openInTerm + a.openOverdue);
      const tables = [first, second].map((period) => computeReport(R2, [{ position: 1, name: 'Tư pháp', base: baseOfLives(all, period) }], period));
      expect(successionFailures(tables[0]!, tables[1]!)).toEqual([]);
    }),
  );
});
