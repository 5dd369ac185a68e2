import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '#src/platform/database';

export interface MemoryUse {
  nodeMb: number;
  postgresMb: number;
  readySeconds: number;
  secondStartSeconds: number;
}

/** The one process and its embedded database after the demonstration load: proportional set size, so shared pages count once. Linux only. */
export async function benchMemory(): Promise<MemoryUse> {
  const folder = await mkdtemp(join(tmpdir(), 'mot-cua-bench-'));
  await chmod(folder, 0o711);
  try {
    const first = await startProgram(folder);
    const { nodeMb, postgresMb } = await memoryOf(first.pid);
    await first.stop();
    const second = await startProgram(folder);
    await second.stop();
    return { nodeMb, postgresMb, readySeconds: first.seconds, secondStartSeconds: second.seconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `npm start` runs, with its limits of memory. */
async function startArguments(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').slice(1);
}

async function startProgram(folder: string): Promise<{ pid: number; seconds: number; stop(): Promise<void> }> {
  const begun = performance.now();
  const environment = { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error', DEMO_PASSWORD: 'mat-khau-do-thu' };
  const child = spawn(process.execPath, await startArguments(), { cwd: packageRoot(), env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = (): Promise<void> => new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${String(code)}`)));
    child.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('sẵn sàng')) resolve({ pid: child.pid as number, seconds: (performance.now() - begun) / 1000, stop });
    });
  });
}

async function memoryOf(pid: number): Promise<{ nodeMb: number; postgresMb: number }> {
  const parents = new Map<number, number>();
  for (const entry of await readdir('/proc')) {
    const stat = /^\d+$/.test(entry) ? await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '') : '';
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent) parents.set(Number(entry), Number(parent));
  }
  const below = (id: number): number[] => [...parents].filter(([, parent]) => parent === id).flatMap(([child]) => [child, ...below(child)]);
  let postgresMb = 0;
  for (const child of below(pid)) postgresMb += await pssMb(child);
  return { nodeMb: await pssMb(pid), postgresMb };
}

async function pssMb(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
}
