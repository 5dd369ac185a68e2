import { civilDateOf, yearOf } from '#libs/civil-date';
import { customPeriod } from '#libs/reporting';
import { RaiseDue } from '#src/alerts';
import { benchAlerts } from './alerts.bench.js';
import { BenchApp } from './bench-app.js';
import { benchDeadlines } from './deadline.bench.js';
import { benchImport } from './import.bench.js';
import { type Asked, benchLists, LIST_QUESTIONS, type ListHost } from './lists.bench.js';
import { benchMemory } from './memory.bench.js';
import { MAIN_PAGES, weighPages } from './pages.bench.js';
import { type Figure, printFigures } from './print.js';
import { benchReceive } from './receive.bench.js';
import { verifyCounting } from './reports.bench.js';
import { communeFigures, tableFigures } from './tables-figures.js';
import { Town } from './town.js';

const SMALL = 10_000;
const large = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const chosen = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
const wanted = (section: string): boolean => chosen.length === 0 || chosen.includes(section);
const figures: Figure[] = [];
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const perSecond = (value: number, what: string): string => `${Math.round(value).toLocaleString('en')} ${what}/s`;

function say(text: string): void {
  console.log(`… ${text}`);
}

function deadlines(): void {
  const rates = benchDeadlines(2);
  const week = rates.find(({ span }) => span.startsWith('a week: 5'))?.perSecond ?? NaN;
  for (const { span, perSecond: rate } of rates) {
    figures.push({ measure: `due dates, ${span}`, value: perSecond(rate, 'due dates'), compared: 'a week of working days', ratio: week / rate, target: '≤ 3 slower' });
  }
}

async function receive(bench: BenchApp, town: Town): Promise<void> {
  const communes = town.communes.slice(0, 10);
  const { http, barePerSecond, ratio, statements } = await benchReceive(bench, communes.map((c) => c.token), communes.map((c) => c.unitId), 10);
  figures.push({
    measure: 'receive over HTTP, 20 clients, 10 communes', value: `${perSecond(http.perSecond, 'dossiers')}, p95 ${ms(http.p95Ms)}`,
    compared: `bare loop of the same ${statements} statements: ${perSecond(barePerSecond, 'dossiers')}`, ratio, target: '≥ 0.30',
  });
}

async function lists(bench: BenchApp, town: Town): Promise<void> {
  const smallBench = await BenchApp.start();
  const smallTown = await Town.build(smallBench, 50);
  try {
    await smallTown.fillTo(SMALL);
    say(`loading ${large.toLocaleString('en')} dossiers`);
    say(`loaded in ${(await town.fillTo(large)).toFixed(0)} s`);
    const host = (which: BenchApp, of: Town): ListHost => ({ url: which.url, tokens: of.communes.map((commune) => commune.token) });
    const pages: Asked[] = MAIN_PAGES.map(({ name, path }) => ({ name: `page: ${name}`, path: () => path }));
    const asked = [...(wanted('lists') ? LIST_QUESTIONS : []), ...(wanted('pages') ? pages : [])];
    for (const times of await benchLists(asked, host(smallBench, smallTown), host(bench, town), 8)) {
      figures.push({
        measure: `${times.name}, ${large.toLocaleString('en')} dossiers in 50 units`, value: `p50 ${ms(times.large.p50Ms)}, p95 ${ms(times.large.p95Ms)}`,
        compared: `${SMALL.toLocaleString('en')} dossiers: p95 ${ms(times.small.p95Ms)}`, ratio: times.large.p95Ms / times.small.p95Ms, target: '≤ 1.5',
      });
    }
    if (wanted('pages')) await weights(bench.url, town.communes[0]?.token ?? '');
  } finally {
    await smallTown.close();
    await smallBench.stop();
  }
}

async function weights(url: string, token: string): Promise<void> {
  for (const { name, firstBytes, laterBytes, slowMs } of await weighPages(url, token)) {
    const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
    figures.push({ measure: `weight of ${name}, all over the wire`, value: `first ${kilobytes(firstBytes)}`, compared: `with a warm cache ${kilobytes(laterBytes)}`, ratio: firstBytes / laterBytes, target: '≤ 80 kB, later ≤ 25 kB' });
    figures.push({ measure: `usable: ${name}, processor slowed 6 times`, value: ms(slowMs), target: '≤ 1000 ms' });
  }
}

/** The year up to today of one commune, in a database that holds all the others. */
async function counting(bench: BenchApp, town: Town): Promise<void> {
  await town.fillTo(large);
  const today = civilDateOf(new Date());
  const period = customPeriod(`${yearOf(today) - 1}${today.slice(4)}`, today);
  const { countersMs, logMs, ratio, stepsPerSecond } = await verifyCounting(bench, (town.communes[7] as { unitId: string }).unitId, period);
  figures.push({
    measure: `R1 of a unit-year, ${large.toLocaleString('en')} dossiers in 50 units`, value: `from counters ${ms(countersMs)}`,
    compared: `counting the unit's log: ${ms(logMs)}, same numbers`, ratio, target: '≥ 50',
  });
  figures.push({ measure: 'counters follow the log', value: perSecond(stepsPerSecond, 'steps') });
}

async function importing(): Promise<void> {
  const bench = await BenchApp.start();
  const town = await Town.build(bench, 1);
  try {
    const { unitId, code } = town.communes[0] as { unitId: string; code: string };
    const { dossiers, perSecond: rate, samples } = await benchImport(bench, { unitId, unitCode: code, rows: 200_000 });
    const [first, last] = [samples[1], samples.at(-1)];
    figures.push({
      measure: `register import, ${dossiers.toLocaleString('en')} rows`, value: perSecond(rate, 'dossiers'),
      compared: `heap ${(first?.heapMb ?? NaN).toFixed(0)} MB at ${(first?.rows ?? 0).toLocaleString('en')} rows, ${(last?.heapMb ?? NaN).toFixed(0)} MB at the end`,
      ratio: (last?.heapMb ?? NaN) / (first?.heapMb ?? NaN), target: 'flat',
    });
  } finally {
    await town.close();
    await bench.stop();
  }
}

async function alerts(bench: BenchApp, town: Town): Promise<void> {
  const result = await benchAlerts(bench.database, bench.get(RaiseDue), (town.communes.at(-1) as { unitId: string }).unitId);
  figures.push({
    measure: '100,000 dossiers falling due in one hour', value: `slowest minute ${result.slowestTickSeconds.toFixed(2)} s`,
    compared: `all in one tick: ${result.allAtOnceSeconds.toFixed(1)} s`, target: '≤ 60 s',
  });
}

async function withDatabase(): Promise<void> {
  const bench = await BenchApp.start();
  const town = await Town.build(bench, 50);
  try {
    if (wanted('receive')) await receive(bench, town);
    if (wanted('lists') || wanted('pages')) await lists(bench, town);
    if (wanted('reports')) await counting(bench, town);
    if (wanted('alerts')) await alerts(bench, town);
  } finally {
    await town.close();
    await bench.stop();
  }
}

if (wanted('deadlines')) deadlines();
if (['receive', 'lists', 'pages', 'reports', 'alerts'].some(wanted)) await withDatabase();
if (wanted('tables')) figures.push(...(await tableFigures(large, say)));
// Takes far longer than all the others: only where it is asked for.
if (chosen.includes('communes')) figures.push(...(await communeFigures(large, say)));
if (wanted('import')) await importing();
if (wanted('memory')) {
  const { nodeMb, postgresMb, readySeconds, secondStartSeconds } = await benchMemory();
  figures.push({ measure: 'memory after the demonstration load', value: `${(nodeMb + postgresMb).toFixed(0)} MB`, compared: `Node ${nodeMb.toFixed(0)} MB + PostgreSQL ${postgresMb.toFixed(0)} MB`, target: '≤ 300 MB' });
  figures.push({ measure: 'second start to ready, without the build', value: `${secondStartSeconds.toFixed(1)} s`, compared: `first start with the demonstration: ${readySeconds.toFixed(0)} s`, target: '< 5 s' });
}
printFigures(figures);
