import { execFile } from 'node:child_process';
import { readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { processExists } from './folder-lock.js';
import { type Runner, spawnAs } from './runner.js';

const run = promisify(execFile);

export interface PostmasterFile {
  pid: number;
  status: string;
}

/** What a postmaster says of itself in its data folder. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : undefined;
}

/** The process number of a postmaster that really runs on this cluster. */
export async function findPostmaster(cluster: string, binaries: Binaries, runner: Runner): Promise<number | undefined> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined || !processExists(file.pid)) return undefined;
  return (await serves(file.pid, cluster, binaries, runner)) ? file.pid : undefined;
}

async function serves(pid: number, cluster: string, binaries: Binaries, runner: Runner): Promise<boolean> {
  // A postmaster's working folder is its data folder.
  if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster;
  if (process.platform !== 'win32') {
    const { stdout } = await run('ps', ['-p', String(pid), '-o', 'args=']).catch(() => ({ stdout: '' }));
    return stdout.includes(cluster);
  }
  return run(binaries.pgCtl, ['status', '-D', cluster], spawnAs(runner)).then(
    () => true,
    () => false,
  );
}

/**
 * After a power cut postmaster.pid may name a number that another process has got meanwhile, and PostgreSQL would refuse to
 * start for ever. The file is kept, because PostgreSQL checks by it that no old backend is still attached to the shared
 * memory; only the number becomes that of the new postmaster's parent, which PostgreSQL knows not to be a rival.
 */
export async function disownPostmasterFile(cluster: string): Promise<void> {
  const file = await readPostmasterFile(cluster);
  if (file === undefined || !processExists(file.pid)) return;
  const path = join(cluster, 'postmaster.pid');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^\d+/, String(process.pid)));
}

/** Ends sessions, writes the checkpoint and waits; where that takes minutes, ends at once and leaves the rest to recovery. */
export async function stopPostmaster(cluster: string, binaries: Binaries, runner: Runner): Promise<void> {
  const stop = (mode: 'fast' | 'immediate') =>
    run(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-w', '-t', '120', '-s'], { ...spawnAs(runner), cwd: cluster });
  const stillRuns = async (error: unknown): Promise<void> => {
    if ((await findPostmaster(cluster, binaries, runner)) !== undefined) throw error;
  };
  await stop('fast')
    .catch(stillRuns)
    .catch(() => stop('immediate').catch(stillRuns));
}
