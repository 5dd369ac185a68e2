import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#libs/civil-date';
import {
  type CatalogueVersion, type Column, type DossierName, type DossierSelector, type Numbers, type Period, type ProvinceReport, R3, DOSSIER_REPORTS, catalogueNumbersOf, computeReport, customPeriod,
  detailedBaseOfLives, numbersOf, score766, table766,
} from './index.js';
import { FIRST_DAY, aPeriod, lives } from './lives.spec-support.js';

/** A period, and the same cut in two. */
const cutPeriod = fc.tuple(aPeriod, fc.nat(480)).map(([whole, cut]) => {
  const middle = addDays(whole.from, cut);
  return middle < whole.to ? { whole, first: customPeriod(whole.from, middle), second: customPeriod(addDays(middle, 1), whole.to) } : null;
}).filter((each) => each !== null);

const aDay = fc.integer({ min: 0, max: 480 }).map((days) => addDays(FIRST_DAY, days));
const detailed = fc.tuple(lives, fc.array(fc.tuple(fc.boolean(), fc.option(aDay)), { minLength: 25, maxLength: 25 }))
  .map(([all, more]) => all.map((life, index) => ({ ...life, receivedElsewhere: more[index]?.[0] ?? false, apologyOn: more[index]?.[1] ?? null })));

/** How a number of the whole follows from those of its two parts. */
type Kind = 'flow' | 'begin' | 'end';

function kindOf(name: DossierName): Kind {
  if (name.startsWith('carriedOver.')) return 'begin';
  return name.startsWith('open') || name.startsWith('overdue.') ? 'end' : 'flow';
}

describe.each(Object.values(DOSSIER_REPORTS) as ProvinceReport[])('$id over a period cut in two', (definition) => {
  const tableOf = (base: Numbers<DossierName>, period: Period) => computeReport(definition, [{ position: 1, name: 'Tư pháp', base }], period);

  test('every identity holds in the parts and in the whole, and the parts make the whole, column by column', () => {
    fc.assert(
      fc.property(detailed, cutPeriod, (all, { whole, first, second }) => {
        const [a, b, both] = [first, second, whole].map((period) => numbersOf(detailedBaseOfLives(all, [], period)) as Numbers<DossierName>);
        if (!a || !b || !both) throw new Error('three periods');
        for (const [base, period] of [[a, first], [b, second], [both, whole]] as const) expect(tableOf(base, period).checks).toEqual([]);
        const counts = definition.columns.filter((column): column is Column<DossierName, DossierSelector> & { value: { sum: readonly DossierName[] } } => 'sum' in column.value);
        for (const { key, value } of counts) {
          const parts = value.sum.reduce((sum, name) => sum + ({ flow: (a[name] ?? 0) + (b[name] ?? 0), begin: a[name] ?? 0, end: b[name] ?? 0 })[kindOf(name)], 0);
          expect([key, parts]).toEqual([key, value.sum.reduce((sum, name) => sum + (both[name] ?? 0), 0)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

const aVersion = fc.record({
  procedureId: fc.constantFrom('a', 'b', 'c'), validFrom: aDay, changeKind: fc.constantFrom('amended' as const, 'simplified' as const, 'abolished' as const),
  competence: fc.constantFrom('commune' as const, 'interlinked' as const, 'police' as const), isPublic: fc.boolean(), daysCut: fc.option(fc.integer({ min: 0, max: 8 }).map((halves) => halves / 2)),
});

test('R3: what is in force is that of the second part, days cut add up, and its identities hold', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aVersion, { maxLength: 12, selector: ({ procedureId, validFrom }) => `${procedureId} ${validFrom}` }), cutPeriod, (drawn, { whole, first, second }) => {
      const versions = drawn.map((version): CatalogueVersion => {
        const next = drawn.filter((each) => each.procedureId === version.procedureId && each.validFrom > version.validFrom).map(({ validFrom }) => validFrom).sort()[0];
        return { ...version, validTo: next === undefined ? null : addDays(next, -1) };
      });
      const [a, b, both] = [first, second, whole].map((period) => catalogueNumbersOf(versions, period));
      for (const [base, period] of [[a, first], [b, second], [both, whole]] as const) {
        expect(computeReport(R3, [{ position: 1, name: 'Tư pháp', base: base ?? {} }], period).checks).toEqual([]);
      }
      expect((a?.daysCut ?? 0) + (b?.daysCut ?? 0)).toBeCloseTo(both?.daysCut ?? 0);
      for (const name of ['inForce.commune', 'inForce.interlinked', 'inForce.police', 'public'] as const) expect([name, b?.[name]]).toEqual([name, both?.[name]]);
    }),
  );
});

test('R9: no part is larger than its whole, and no indicator has more than its points', () => {
  fc.assert(
    fc.property(detailed, aPeriod, (all, period) => {
      const score = score766(numbersOf(detailedBaseOfLives(all, [], period)));
      expect(table766(score, period).checks).toEqual([]);
      expect(score.rows.every(({ points, indicator }) => points === null || (points >= 0 && points <= indicator.points))).toBe(true);
      expect(score.points).toBeLessThanOrEqual(score.possible);
    }),
    { numRuns: 60 },
  );
});
