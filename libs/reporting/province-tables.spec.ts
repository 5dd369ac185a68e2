import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf } from '#libs/civil-date';
import type { State, StepDue } from '#libs/dossier-flow';
import {
  type CountedRefusal, type CountedStep, type DetailSum, type DetailedLife, type GrainStart, type Period, HN2026, R1, cellSelector, channelClassOf,
  computeReport, countColumn, countedRefusalOf, counterCoverOf, covers, customPeriod, detailContributionsOf, detailedBaseOfCounters,
  detailedBaseOfLives, detailedLifeOf, diffContributions, diffDetails, emptyBase, grainsOf, numbersOf, presetPeriod, selectsDossier, withColumn,
} from './index.js';
import { FIRST_DAY, aPeriod, aReceipt, lives } from './lives.spec-support.js';

const counter = { channel: 'counter' as const, onlineLevel: null };
const due: StepDue = { dueAt: instantOf('2026-03-05', '17:00'), dueOn: '2026-03-05', byMoment: false };
const step = (when: string, stateAfter: State, action: string = stateAfter): CountedStep => {
  const [date = '', clock = ''] = when.split(' ');
  return { action, at: instantOf(date, clock), stateAfter, due };
};
const march = customPeriod('2026-03-01', '2026-03-31');

describe('details of a life', () => {
  test('the apology is the first extension; only paper comes from elsewhere', () => {
    const steps = [step('2026-03-02 09:00', 'received'), step('2026-03-04 09:00', 'received', 'extend'), step('2026-03-09 09:00', 'resolved')];
    expect(detailedLifeOf(steps, { ...counter, receivedElsewhere: true })).toMatchObject({ receivedElsewhere: true, apologyOn: '2026-03-04', outcome: 'late' });
    expect(detailedLifeOf(steps, { channel: 'online', onlineLevel: 4, receivedElsewhere: true })).toMatchObject({ receivedElsewhere: false });
    expect(detailedLifeOf(steps.slice(0, 1), counter)).toMatchObject({ receivedElsewhere: false, apologyOn: null });
    expect(detailedLifeOf([], counter)).toBeNull();
  });

  test('an interval overdue is cut where the apology was sent', () => {
    const life = (apologyOn: string | null): DetailedLife => ({
      ...counter, receivedOn: '2026-03-02', finishedOn: '2026-03-12', outcome: 'late', finishKind: 'resolved', overdue: [{ from: '2026-03-06', to: '2026-03-12' }], apologyOn,
    });
    const shown = (apologyOn: string | null) => detailContributionsOf(life(apologyOn)).slice(2).map(({ day, measure }) => `${day.slice(8)} ${measure.slice(8)}`);
    expect(shown(null)).toEqual(['06 unapologised_in', '12 unapologised_out']);
    expect(shown('2026-03-04')).toEqual(['06 apologised_in', '12 apologised_out']);
    expect(shown('2026-03-09')).toEqual(['06 unapologised_in', '09 unapologised_out', '09 apologised_in', '12 apologised_out']);
    expect(shown('2026-03-12')).toEqual(['06 unapologised_in', '12 unapologised_out']);
    expect(detailContributionsOf(life('2026-03-12'))[1]).toEqual({ day: '2026-03-12', measure: 'finished_late_apologised' });
  });

  test('refused at intake, on the day it was; accepted after all, no longer', () => {
    const online = { channel: 'online' as const, onlineLevel: 4 as const };
    const refused = [step('2026-03-02 09:00', 'submitted'), step('2026-03-03 09:00', 'refused'), step('2026-03-05 09:00', 'refused', 'note')];
    expect(countedRefusalOf(refused, online)).toEqual({ refusedOn: '2026-03-03', ...online });
    expect(countedRefusalOf([...refused, step('2026-03-06 09:00', 'received')], online)).toBeNull();
    expect(countedRefusalOf([step('2026-03-02 09:00', 'received')], counter)).toBeNull();
    expect(countedRefusalOf([step('2026-03-02 09:00', 'refused', 'turn_away')], counter)).toEqual({ refusedOn: '2026-03-02', ...counter });
    expect(detailedLifeOf([step('2026-03-02 09:00', 'refused', 'turn_away')], counter)).toBeNull();
  });
});

/**
 * March 2026, ten dossiers:
 *  1 before March, open, due 5 March, no apology           carried over; overdue, no apology
 *  2 counter, early                                        4 online full, on time       6 post, withdrawn in term
 *  3 elsewhere, late, apology before                       5 online partial, late, none 7 counter, open in term
 *  8 counter, open, overdue, apology sent                  9 elsewhere, stopped in term 10 refused at intake
 */
test('Hà Nội 2026, counted by hand', () => {
  const open = { finishedOn: null, outcome: null, finishKind: null };
  const done = (finishedOn: string, outcome: 'early' | 'on_time' | 'late', finishKind: 'resolved' | 'withdrawn' | 'stopped' = 'resolved') => ({ finishedOn, outcome, finishKind });
  const online = (onlineLevel: 3 | 4) => ({ channel: 'online' as const, onlineLevel });
  const post = { channel: 'post' as const, onlineLevel: null };
  const all: DetailedLife[] = [
    { ...counter, receivedOn: '2026-02-20', ...open, overdue: [{ from: '2026-03-06', to: null }] },
    { ...counter, receivedOn: '2026-03-02', ...done('2026-03-03', 'early'), overdue: [] },
    { ...counter, receivedOn: '2026-03-02', ...done('2026-03-10', 'late'), overdue: [{ from: '2026-03-06', to: '2026-03-10' }], receivedElsewhere: true, apologyOn: '2026-03-04' },
    { ...online(4), receivedOn: '2026-03-03', ...done('2026-03-06', 'on_time'), overdue: [] },
    { ...online(3), receivedOn: '2026-03-03', ...done('2026-03-20', 'late'), overdue: [{ from: '2026-03-11', to: '2026-03-20' }] },
    { ...post, receivedOn: '2026-03-04', ...done('2026-03-05', 'early', 'withdrawn'), overdue: [] },
    { ...counter, receivedOn: '2026-03-30', ...open, overdue: [{ from: '2026-04-07', to: null }] },
    { ...counter, receivedOn: '2026-03-05', ...open, overdue: [{ from: '2026-03-13', to: null }], apologyOn: '2026-03-11' },
    { ...counter, receivedOn: '2026-03-06', ...done('2026-03-09', 'early', 'stopped'), overdue: [], receivedElsewhere: true },
  ];
  const refusals: CountedRefusal[] = [{ ...online(4), refusedOn: '2026-03-07' }];
  const base = detailedBaseOfLives(all, refusals, march);
  const table = computeReport(HN2026, [{ position: 1, name: 'Tư pháp', base: numbersOf(base) }], march);
  expect(table.rows[0]?.cells).toEqual({
    received: 9, counter: 3, online_full: 1, online_partial: 1, elsewhere: 2, post: 1, carried_over: 1,
    finished: 6, finished_in_term: 4, late_apologised: 1, late_unapologised: 1,
    open: 3, open_in_term: 1, overdue_apologised: 1, overdue_unapologised: 1,
    stopped: 1, withdrawn: 1, refused: 1,
  });
  expect(table.checks).toEqual([]);
  expect(table.columns[4]?.path).toEqual(['Số hồ sơ tiếp nhận', 'Nơi khác trong tỉnh, thành phố']);
  expect(table.footnotes).toContain('1 hồ sơ từ chối tiếp nhận không tính vào số hồ sơ tiếp nhận.');
});

test('where the details are not counted, their cells are empty and a footnote says so', () => {
  const base = emptyBase();
  base.receivedIn.counter = 2;
  base.openInTerm = 2;
  const table = computeReport(HN2026, [{ position: 1, name: 'Tư pháp', base: numbersOf(base) }], march);
  expect(table.rows[0]?.cells).toMatchObject({ received: 2, counter: null, elsewhere: null, open: 2, open_in_term: 2, refused: null });
  expect(table.checks).toEqual([]);
  expect(table.footnotes.at(-1)).toMatch(/^Chưa có số liệu để tính: Số hồ sơ tiếp nhận - Trực tiếp tại quầy; .*; Từ chối tiếp nhận\.$/);
});

test('a column more is a line', () => {
  const own = withColumn(R1, countColumn('withdrawn', ['Công dân xin rút'], ['withdrawn']), 'finished');
  const base = { ...emptyBase(), withdrawn: 1 };
  base.receivedIn.counter = 1;
  base.finished.early = 1;
  const table = computeReport(own, [{ position: 1, name: 'Tư pháp', base }], presetPeriod('year', 2021));
  expect(Object.keys(table.rows[0]?.cells ?? {}).slice(4, 6)).toEqual(['finished', 'withdrawn']);
  expect(cellSelector(own, 'withdrawn')).toEqual({ kind: 'finished', finishKind: 'withdrawn' });
  expect(() => withColumn(own, countColumn('withdrawn', ['Rút'], ['withdrawn']))).toThrow(RangeError);
  expect(() => withColumn(R1, countColumn('new', ['Mới'], ['withdrawn']), 'nonsense')).toThrow(RangeError);
  const misspelt = { ...own, identities: [{ left: ['totl'], right: ['direct'], text: '' }] };
  expect(() => computeReport(misspelt, [{ position: 1, name: 'Tư pháp', base }], presetPeriod('year', 2021))).toThrow(RangeError);
});

const aDay = fc.integer({ min: 0, max: 480 }).map((days) => addDays(FIRST_DAY, days));
const detailed = fc
  .tuple(lives, fc.array(fc.record({ elsewhere: fc.option(fc.boolean()), apologyOn: fc.option(aDay) }), { minLength: 25, maxLength: 25 }))
  .map(([all, details]) => all.map((life, index): DetailedLife => {
    const { elsewhere, apologyOn } = details[index] ?? { elsewhere: null, apologyOn: null };
    return { ...life, ...(elsewhere !== null && { receivedElsewhere: elsewhere }), ...(apologyOn && apologyOn >= life.receivedOn && { apologyOn }) };
  }));
const refusals = fc.array(fc.tuple(aDay, aReceipt).map(([refusedOn, receipt]): CountedRefusal => ({ refusedOn, ...receipt })), { maxLength: 4 });

/** The base numbers as a store of counters would give them. */
function fromCounters(dossiers: readonly (DetailedLife | CountedRefusal)[], period: Period) {
  const rows: { at: GrainStart; sum: DetailSum }[] = dossiers.flatMap((dossier) => {
    const changes = [...('refusedOn' in dossier ? [] : diffContributions(null, dossier)), ...diffDetails(null, dossier)];
    return changes.flatMap(({ day, measure, delta }) => grainsOf(day).map((at) => ({ at, sum: { channelClass: channelClassOf(dossier), measure, total: delta } })));
  });
  const cover = counterCoverOf(period);
  const sums = (within: (at: GrainStart) => boolean): DetailSum[] => rows.filter(({ at }) => within(at)).map(({ sum }) => sum);
  return detailedBaseOfCounters({
    before: sums((at) => covers(cover.before, at)),
    within: sums((at) => cover.within.some((part) => part.grain === at.grain && part.startsOn === at.startsOn)),
    upTo: sums((at) => covers(cover.upTo, at)),
  });
}

test('whatever happened: counters give what counting gives, every identity holds, every cell opens what it counts', () => {
  fc.assert(
    fc.property(detailed, refusals, aPeriod, (all, refused, period) => {
      const base = detailedBaseOfLives(all, refused, period);
      expect(fromCounters([...all, ...refused], period)).toEqual(base);
      const table = computeReport(HN2026, [{ position: 1, name: 'Tư pháp', base: numbersOf(base) }], period);
      expect(table.checks).toEqual([]);
      for (const { key } of table.columns) {
        const opened = [...all, ...refused].filter((each) => selectsDossier(cellSelector(HN2026, key), each, period));
        expect([key, table.rows[0]?.cells[key]]).toEqual([key, opened.length]);
      }
    }),
  );
});

test('a period cut in two: what came in and was finished adds up, what was overdue is that of the second', () => {
  fc.assert(
    fc.property(detailed, refusals, aPeriod, fc.nat(480), (all, refused, whole, cut) => {
      const middle = addDays(whole.from, cut);
      fc.pre(middle < whole.to);
      const [a, b, both] = [customPeriod(whole.from, middle), customPeriod(addDays(middle, 1), whole.to), whole].map((period) => numbersOf(detailedBaseOfLives(all, refused, period)));
      for (const name of ['receivedHere.counter', 'receivedHere.post', 'receivedElsewhere', 'finishedLate.apologised', 'finishedLate.unapologised', 'refused']) {
        expect([name, (a?.[name] ?? 0) + (b?.[name] ?? 0)]).toEqual([name, both?.[name]]);
      }
      expect([b?.['overdue.apologised'], b?.['overdue.unapologised']]).toEqual([both?.['overdue.apologised'], both?.['overdue.unapologised']]);
    }),
  );
});
