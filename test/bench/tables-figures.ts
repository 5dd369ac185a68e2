import { addDays, civilDateOf } from '#libs/civil-date';
import { customPeriod, type Period } from '#libs/reporting';
import { BenchApp } from './bench-app.js';
import { consolidated, consolidatedNarrative, verifyLoading } from './communes.bench.js';
import type { Figure } from './print.js';
import { recountAll, recountLately, type UnitYear, unitYears, wholeLogMs } from './tables.bench.js';
import { type Commune, Town } from './town.js';

const YEAR_DAYS = 365;
const YEARS = 10;
const UNITS = 50;
const COMMUNES = 100;
const CHECKED = 2_000;
/** Beyond it the log alone would be loaded for longer than all tables are measured. */
const MOST_WITH_LOG = 1_000_000;

type Say = (text: string) => void;
const count = (value: number): string => value.toLocaleString('en');
const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

function lastYear(): Period {
  const today = civilDateOf(new Date());
  return customPeriod(addDays(today, -YEAR_DAYS), today);
}

/** All tables of a unit's year where the unit has that year alone, and where it has ten; and counting everything again. */
export async function tableFigures(total: number, say: Say): Promise<Figure[]> {
  const bench = await BenchApp.start();
  const town = await Town.build(bench, UNITS + 1);
  try {
    const [old, ...communes] = town.communes as [Commune, ...Commune[]];
    const perYear = Math.ceil(total / UNITS);
    say(`loading ${count(total)} dossiers of a year in ${UNITS} units, and ${count(YEARS * perYear)} of ${YEARS} years in one more`);
    const loaded = await town.fillTo(total, { load: 'counted', communes });
    await town.fillOne(old, YEARS * perYear, YEARS * YEAR_DAYS);
    say(`loaded in ${loaded.toFixed(0)} s`);
    const young = communes[Math.floor(UNITS / 2)] as Commune;
    const [short, long] = (await unitYears(bench, [young.unitId, old.unitId], lastYear())) as [UnitYear, UnitYear];
    const whole = await wholeLogMs(bench);
    return [...setFigures(short, long, whole, total), ...(await recountFigures(bench, communes, young, old, total, whole))];
  } finally {
    await town.close();
    await bench.stop();
  }
}

function setFigures(short: UnitYear, long: UnitYear, whole: number, total: number): Figure[] {
  const each = ({ each: tables }: UnitYear): string => tables.map(({ name, p50Ms }) => `${name} ${p50Ms.toFixed(1)}`).join(', ');
  return [
    {
      measure: `all tables of a unit-year but R7, ${count(total)} dossiers in ${UNITS} units`, value: `p50 ${ms(short.set.p50Ms)}, p95 ${ms(short.set.p95Ms)}`,
      compared: `one sequential count over the unit's log: ${ms(short.logMs)}`, ratio: short.set.p50Ms / short.logMs,
    },
    { measure: '  the same', value: `p50 ${ms(short.set.p50Ms)}`, compared: `one sequential count over the whole log: ${ms(whole)}`, ratio: short.set.p50Ms / whole },
    { measure: '  each, p50 in ms', value: each(short) },
    {
      measure: `the same period of a unit with ${YEARS} years`, value: `p50 ${ms(long.set.p50Ms)}, p95 ${ms(long.set.p95Ms)}`,
      compared: `with 1 year: p50 ${ms(short.set.p50Ms)}, p95 ${ms(short.set.p95Ms)}`, ratio: long.set.p50Ms / short.set.p50Ms, target: '≤ 1.5',
    },
    { measure: '  each, p50 in ms', value: each(long), compared: `one sequential count over the unit's log: ${ms(long.logMs)}`, ratio: long.set.p50Ms / long.logMs },
    { measure: `R7, ${YEARS} years side by side`, value: `p50 ${ms(long.years.p50Ms)}`, compared: `of a unit with 1 year: ${ms(short.years.p50Ms)}` },
    { measure: 'R11, the Word document', value: `p50 ${ms(long.document.p50Ms)} with ${YEARS} years`, compared: `with 1 year: ${ms(short.document.p50Ms)}`, ratio: long.document.p50Ms / short.document.p50Ms },
  ];
}

async function recountFigures(bench: BenchApp, communes: readonly Commune[], young: Commune, old: Commune, total: number, whole: number): Promise<Figure[]> {
  const { fullMs, bareMs } = await recountAll(bench, communes.map(({ unitId }) => unitId), total);
  const oldFull = await recountAll(bench, [old.unitId], total);
  const [shortNight, longNight] = [await recountLately(bench, young.unitId), await recountLately(bench, old.unitId)];
  return [
    { measure: `full recount of ${count(total)} dossiers, no difference`, value: seconds(fullMs), compared: `the bare SQL of it: ${seconds(bareMs)}`, ratio: fullMs / bareMs },
    { measure: '  the same', value: seconds(fullMs), compared: `one sequential count over the whole log: ${ms(whole)}`, ratio: fullMs / whole },
    {
      measure: `nightly recount of a unit with ${YEARS} years, 400 days of its log`, value: ms(longNight),
      compared: `of a unit with 1 year: ${ms(shortNight)}; the whole log of the ${YEARS} years: ${ms(oldFull.fullMs)}`, ratio: longNight / shortNight,
    },
  ];
}

/** Tables of a supervising unit over all its communes. */
export async function communeFigures(total: number, say: Say): Promise<Figure[]> {
  const bench = await BenchApp.start();
  const town = await Town.build(bench, COMMUNES);
  const check = await Town.build(bench, 2, 'H02');
  try {
    const [counted, followed] = check.communes as [Commune, Commune];
    await check.fillTo(CHECKED, { load: 'counted', communes: [counted] });
    await check.fillTo(CHECKED, { communes: [followed] });
    await verifyLoading(bench, counted.unitId, followed.unitId, lastYear());
    const load = total > MOST_WITH_LOG ? 'figures' : 'counted';
    const what = load === 'figures' ? 'what the tables read of them, without their log' : 'with their log, and what the tables read of them';
    say(`loading ${count(total)} dossiers in ${COMMUNES} communes: ${what}, by SQL that was proven on ${count(CHECKED)} to give what follows from the log`);
    const loaded = await town.fillTo(total, { load });
    say(`loaded in ${loaded.toFixed(0)} s`);
    const times = await consolidated(bench, town.provinceId, lastYear(), 5);
    // Late dossiers are told from their log.
    const document = load === 'counted' ? await consolidatedNarrative(bench, town, lastYear(), 3) : null;
    return [
      { measure: `loading ${count(total)} dossiers in ${COMMUNES} communes, ${what}`, value: `${loaded.toFixed(0)} s` },
      ...times.map(({ definition, layout, spread }): Figure => ({
        measure: `${definition} of ${COMMUNES} communes, ${layout === 'by_field' ? 'by field' : 'by unit'}`, value: `p50 ${ms(spread.p50Ms)}, p95 ${ms(spread.p95Ms)}`, target: '≤ 1000 ms',
      })),
      ...(document ? [{ measure: `R11 of ${COMMUNES} communes, the Word document, written in the background`, value: `p50 ${seconds(document.p50Ms)}, slowest ${seconds(document.p95Ms)}` }] : []),
    ];
  } finally {
    await town.close();
    await check.close();
    await bench.stop();
  }
}
