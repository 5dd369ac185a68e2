import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { type Runner, spawnAs } from './runner.js';

const run = promisify(execFile);

/** A data folder: the cluster itself, and beside it the superuser's password and the lock of the run that uses it. */
export interface DataFolder {
  readonly path: string;
  readonly cluster: string;
  readonly passwordFile: string;
  readonly lockFile: string;
}

export async function openFolder(path: string, runner: Runner): Promise<DataFolder> {
  await mkdir(path, { recursive: true, mode: 0o755 });
  if (runner.switchesUser) {
    await chown(path, runner.uid, runner.gid);
    await chmod(path, 0o711);
  }
  return { path, cluster: join(path, 'cluster'), passwordFile: join(path, 'password'), lockFile: join(path, 'lock') };
}

/** Makes the cluster where there is none, and returns the superuser's password. To be called under the lock. */
export async function ensureCluster(folder: DataFolder, binaries: Binaries, runner: Runner): Promise<string> {
  await dropUnfinished(folder.path);
  if (await stat(join(folder.cluster, 'PG_VERSION')).catch(() => undefined)) {
    return (await readFile(folder.passwordFile, 'utf8')).trim();
  }
  const password = randomBytes(24).toString('hex');
  await writeFile(folder.passwordFile, `${password}\n`, { mode: 0o600 });
  // Made aside and renamed when whole: a kill in the middle leaves nothing that looks like a database.
  const unfinished = `${folder.cluster}.new-${process.pid}`;
  await initialise(unfinished, password, binaries, runner);
  await rename(unfinished, folder.cluster);
  return password;
}

async function dropUnfinished(path: string): Promise<void> {
  const left = (await readdir(path)).filter((name) => name.startsWith('cluster.new-'));
  for (const name of left) await rm(join(path, name), { recursive: true, force: true });
}

async function initialise(cluster: string, password: string, binaries: Binaries, runner: Runner): Promise<void> {
  const handOver = `${cluster}.password`;
  await writeFile(handOver, password, { mode: 0o600 });
  if (runner.switchesUser) await chown(handOver, runner.uid, runner.gid);
  const options = [
    ['--pgdata', cluster],
    ['--username', 'postgres'],
    ['--pwfile', handOver],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    // Built in, so sorting and case do not depend on the machine's locales.
    ['--locale', 'C'],
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--set', 'timezone=UTC'],
    ['--set', 'log_timezone=UTC'],
  ];
  try {
    await run(binaries.initdb, [...options.flat(), '--no-instructions'], { ...spawnAs(runner), cwd: join(cluster, '..') });
  } finally {
    await rm(handOver, { force: true });
  }
}
