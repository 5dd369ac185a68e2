import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CivilDate } from '#libs/civil-date';
import { daysCut, stepsExceedTerm } from './days-cut.js';
import { heldOn, placeVersion } from './timeline.js';

describe('placing a version', () => {
  const held = [{ id: 'a', validFrom: '2020-01-01' }, { id: 'b', validFrom: '2021-07-01' }];

  test('after the last, closing it the day before', () => {
    expect(placeVersion(held, '2022-01-01', '2021-12-01')).toEqual({ closes: { id: 'b', validTo: '2021-12-31' }, voids: null });
  });

  test('in the place of one that is only planned, never of one in force', () => {
    expect(placeVersion(held, '2021-07-01', '2021-06-30')).toEqual({ closes: null, voids: 'b' });
    expect(placeVersion(held, '2021-07-01', '2021-07-01')).toEqual({ refused: 'in_force', validFrom: '2021-07-01' });
    expect(placeVersion(held, '2021-06-30', '2020-06-01')).toEqual({ refused: 'later_version', validFrom: '2021-07-01' });
  });

  test('however versions are written, every day from the first on has exactly one', () => {
    const steps = fc.array(fc.record({ day: fc.integer({ min: 0, max: 60 }), today: fc.integer({ min: 0, max: 60 }) }), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(steps, (writes) => {
      let versions: { id: string; validFrom: CivilDate; validTo: CivilDate | null }[] = [];
      writes.forEach(({ day, today }, index) => {
        const validFrom = addDays('2021-01-01', day);
        const placement = placeVersion(versions, validFrom, addDays('2021-01-01', today));
        if (placement.refused !== undefined) return;
        const { closes, voids } = placement;
        versions = versions.filter((one) => one.id !== voids).map((one) => (one.id === closes?.id ? { ...one, validTo: closes.validTo } : one));
        versions.push({ id: String(index), validFrom, validTo: null });
      });
      for (let day = 0; day <= 70; day++) {
        const date = addDays('2021-01-01', day);
        const holding = versions.filter((one) => one.validFrom <= date && (one.validTo === null || date <= one.validTo));
        expect(holding).toHaveLength(date < (versions[0]?.validFrom ?? '') ? 0 : 1);
        expect(heldOn(versions, date)).toBe(holding[0]);
      }
    }));
  });
});

describe('days cut', () => {
  test.each([
    [{ unit: 'working_day', amount: 3 }, { unit: 'working_hour', amount: 20 }, 0.5],
    [{ unit: 'working_day', amount: 5 }, { unit: 'working_day', amount: 2.5 }, 2.5],
    [{ unit: 'working_day', amount: 3 }, { unit: 'same_day', amount: 0 }, 2],
    [{ unit: 'calendar_day', amount: 30 }, { unit: 'calendar_day', amount: 45 }, -15],
    [{ unit: 'calendar_day', amount: 30 }, { unit: 'working_day', amount: 20 }, null],
    [{ unit: 'month', amount: 2 }, { unit: 'month', amount: 1 }, null],
  ] as const)('from %j to %j: %s', (former, latter, days) => expect(daysCut(former, latter)).toBe(days));

  test('steps may use up the term, not more', () => {
    const term = { unit: 'working_day', amount: 3 } as const;
    expect(stepsExceedTerm(term, [{ unit: 'working_hour', amount: 8 }, { unit: 'working_day', amount: 2 }])).toBe(false);
    expect(stepsExceedTerm(term, [{ unit: 'working_hour', amount: 8.5 }, { unit: 'working_day', amount: 2 }])).toBe(true);
    expect(stepsExceedTerm(term, [{ unit: 'calendar_day', amount: 9 }])).toBe(false);
  });
});
