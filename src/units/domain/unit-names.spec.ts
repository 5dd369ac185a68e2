import { describe, expect, test } from '@jest/globals';
import { type NameEntry, nameHistory, nameOn, renamingsIn } from './unit-names.js';

const entry = (validFrom: string, name: string, place = 'Mẫu'): NameEntry => ({ validFrom, name, place, decision: null });
const shown = (entries: NameEntry[]) => nameHistory(entries).map(({ name, validFrom, validTo }) => [name, validFrom, validTo]);

describe('names', () => {
  test('follow each other without a gap', () => {
    expect(shown([entry('2018-01-01', 'Xã A'), entry('2026-05-01', 'Xã B'), entry('2026-07-01', 'Xã C')])).toEqual([
      ['Xã A', '2018-01-01', '2026-04-30'], ['Xã B', '2026-05-01', '2026-06-30'], ['Xã C', '2026-07-01', null],
    ]);
  });

  test('one of the same day corrects the earlier one, and taken back it never was', () => {
    const wrong = [entry('2018-01-01', 'Xã A'), entry('2026-05-01', 'Xã Bb')];
    expect(shown([...wrong, entry('2026-05-01', 'Xã B')])).toEqual([['Xã A', '2018-01-01', '2026-04-30'], ['Xã B', '2026-05-01', null]]);
    expect(shown([...wrong, entry('2026-05-01', 'Xã A')])).toEqual([['Xã A', '2018-01-01', null]]);
    expect(shown([...wrong, entry('2026-05-01', 'Xã A'), entry('2026-03-01', 'Xã C')])).toEqual([['Xã A', '2018-01-01', '2026-02-28'], ['Xã C', '2026-03-01', null]]);
  });

  test('of a day: the one in force; before the first, the first', () => {
    const names = nameHistory([entry('2018-01-01', 'Xã A'), entry('2026-05-01', 'Xã B')]);
    expect(['2017-12-31', '2026-04-30', '2026-05-01'].map((day) => nameOn(names, day)?.name)).toEqual(['Xã A', 'Xã A', 'Xã B']);
    expect(nameOn([], '2026-01-01')).toBeUndefined();
  });

  test('a period was gone through under two names only when the change lies within it; another place is no other name', () => {
    const names = nameHistory([entry('2018-01-01', 'Xã A'), entry('2026-05-01', 'Xã B'), entry('2026-06-01', 'Xã B', 'B')]);
    const on = (from: string, to: string) => renamingsIn(names, { from, to });
    expect(on('2026-01-01', '2026-12-31')).toEqual([{ from: 'Xã A', to: 'Xã B', on: '2026-05-01' }]);
    expect(on('2026-04-01', '2026-05-01')).toHaveLength(1);
    expect([on('2026-05-01', '2026-12-31'), on('2026-01-01', '2026-04-30')]).toEqual([[], []]);
  });
});
