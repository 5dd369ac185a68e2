import { performance } from 'node:perf_hooks';
import { RunImport, UploadRegister } from '#src/integration';
import { Database } from '#src/platform/database';
import { DUONG_HA_2021, generateRegister, registerCsvLines, scaledPlan } from '../support/register-generator.js';
import { officeCalendar, sampleProcedures } from '../support/register-sources.js';

/** What the bench needs of the program: its providers. */
export interface ImportBenchApp {
  get<T>(type: abstract new (...args: never[]) => T): T;
}

export interface MemorySample {
  rows: number;
  heapMb: number;
  rssMb: number;
}

export interface ImportBenchResult {
  dossiers: number;
  seconds: number;
  perSecond: number;
  /** Taken about ten times along the way; the heap after a collection where the process was started with --expose-gc. */
  samples: MemorySample[];
}

export interface ImportBenchOptions {
  unitId: string;
  /** The unit's code through `year`. */
  unitCode: string;
  rows: number;
  year?: number;
}

/** Streams a made-up register of that many rows through the real import. Storing the upload and what followers make of it are not timed. */
export async function benchImport(app: ImportBenchApp, options: ImportBenchOptions): Promise<ImportBenchResult> {
  const { unitId, unitCode, rows, year = 2024 } = options;
  const plan = scaledPlan(DUONG_HA_2021, rows);
  const register = generateRegister({ seed: 1, plan, unitCode, year, place: 'xã Mẫu', procedures: sampleProcedures(), calendar: officeCalendar() });
  const importId = await app.get(UploadRegister).run({
    unitId, accountId: null, fileName: `so-${year}.csv`, dryRun: false, bytes: bytesOf(registerCsvLines(register)),
  });
  const samples: MemorySample[] = [];
  const watching = setInterval(() => void sample(app, options, importId, samples), 200);
  const began = performance.now();
  await app.get(RunImport).run(unitId, importId, new Date());
  const seconds = (performance.now() - began) / 1000;
  clearInterval(watching);
  const { imported } = await figures(app, unitId, importId);
  return { dossiers: imported, seconds, perSecond: imported / seconds, samples };
}

async function sample(app: ImportBenchApp, { unitId, rows: all }: ImportBenchOptions, importId: string, samples: MemorySample[]): Promise<void> {
  const { rows } = await figures(app, unitId, importId);
  if (rows < (samples.length + 1) * (all / 10)) return;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  samples.push({ rows, heapMb: megabytes(heapUsed), rssMb: megabytes(rss) });
}

async function figures(app: ImportBenchApp, unitId: string, importId: string): Promise<{ rows: number; imported: number }> {
  const found = await app.get(Database).inUnit(unitId, (tx) =>
    tx.row<{ rows: number; imported: number }>(
      'SELECT i.rows_read AS rows, i.rows_imported AS imported FROM integration.import i WHERE i.unit_id = $1 AND i.id = $2', [unitId, importId]));
  return found ?? { rows: 0, imported: 0 };
}

async function* bytesOf(lines: Iterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = [];
  for (const line of lines) {
    waiting.push(line);
    if (waiting.length < 500) continue;
    yield Buffer.from(waiting.join(''));
    waiting = [];
  }
  yield Buffer.from(waiting.join(''));
}

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;
