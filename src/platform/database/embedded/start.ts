import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, findBinaries } from './binaries.js';
import { ensureCluster, openFolder } from './cluster.js';
import { DataFolderInUseError, lockFolder } from './folder-lock.js';
import { disownPostmasterFile, findPostmaster, readPostmasterFile, stopPostmaster } from './postmaster.js';
import { findRunner, reachableFolder, type Runner, spawnAs } from './runner.js';
import { postmasterArguments } from './settings.js';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its password and its lock; made when missing. */
  dataDir: string;
  /** A free one when missing or 0. */
  port?: number;
  maxConnections?: number;
  /** PostgreSQL settings that win over the small machine's defaults. */
  settings?: Record<string, string>;
  onLog?: (line: string) => void;
  /** The server ended although nobody called stop(). */
  onUnexpectedExit?: () => void;
}

export interface EmbeddedPostgres {
  /** Superuser's connection string for the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** The postmaster's process number. */
  readonly pid: number;
  /** The folder really used; see reachableFolder. */
  readonly dataDir: string;
  /** Fast shutdown: sessions are ended, the checkpoint is written. Safe to call twice. */
  stop(): Promise<void>;
}

interface Site {
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
}

const READY = Symbol('ready');
const PORT_ATTEMPTS = 5;
/** Old backends notice their postmaster's death and leave within moments. */
const LEFTOVER_ATTEMPTS = 50;

/**
 * Starts PostgreSQL on a data folder of its own and resolves when it takes connections, after crash recovery where needed.
 * Throws DataFolderInUseError when another live run holds the folder; what a killed run left running is stopped first.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const runner = await findRunner();
  const binaries = await findBinaries(runner);
  const folder = await openFolder(await reachableFolder(options.dataDir, runner), runner);
  const lock = await lockFolder(folder.lockFile, folder.path);
  const place = { binaries, runner, cluster: folder.cluster };
  try {
    await clearTheWay(place, folder.path, lock.inherited);
    const password = await ensureCluster(folder, binaries, runner);
    const site = { ...place, cluster: await realpath(folder.cluster) };
    const server = await startOnFreePort(site, options);
    const stop = stopper(site, server.child, options, lock.release);
    const url = `postgresql://postgres:${password}@127.0.0.1:${server.port}/postgres`;
    return { url, port: server.port, pid: server.child.pid ?? 0, dataDir: folder.path, stop };
  } catch (error) {
    // With a postmaster left over, the stale lock is what tells the next start that it may be stopped.
    if ((await findPostmaster(place.cluster, binaries, runner)) === undefined || !lock.inherited) await lock.release();
    throw error;
  }
}

async function clearTheWay(site: Site, dataDir: string, inherited: boolean): Promise<void> {
  const other = await findPostmaster(site.cluster, site.binaries, site.runner);
  if (other === undefined) return disownPostmasterFile(site.cluster);
  if (!inherited) throw new DataFolderInUseError(dataDir, other);
  await stopPostmaster(site.cluster, site.binaries, site.runner);
}

async function startOnFreePort(site: Site, options: EmbeddedPostgresOptions): Promise<{ port: number; child: ChildProcess }> {
  let portAttempts = options.port ? 1 : PORT_ATTEMPTS;
  let leftoverAttempts = LEFTOVER_ATTEMPTS;
  for (;;) {
    const port = options.port || (await freePort());
    const attempt = await startOnce(site, port, options);
    if (attempt.child) return { port, child: attempt.child };
    if (/could not create any TCP\/IP sockets/.test(attempt.log) && --portAttempts > 0) continue;
    if (/pre-existing shared memory block/.test(attempt.log) && --leftoverAttempts > 0) {
      await pause(100);
      continue;
    }
    throw new Error(`PostgreSQL did not start on ${site.cluster}:\n${attempt.log}`);
  }
}

async function startOnce(site: Site, port: number, options: EmbeddedPostgresOptions): Promise<{ child?: ChildProcess; log: string }> {
  const args = postmasterArguments(site.cluster, port, options.maxConnections ?? 60, options.settings ?? {});
  const child = spawn(site.binaries.postgres, args, {
    ...spawnAs(site.runner),
    cwd: site.cluster,
    // A session of its own: Ctrl-C reaches us alone, and stop() decides when the database goes.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const recent: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      options.onLog?.(line);
      recent.push(line);
      if (recent.length > 20) recent.shift();
    });
  }
  const closed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(recent.join('\n')));
  });
  const log = await Promise.race([closed, untilReady(site.cluster, child)]);
  return log === READY ? { child, log: '' } : { log };
}

async function untilReady(cluster: string, child: ChildProcess): Promise<typeof READY> {
  for (;;) {
    const file = await readPostmasterFile(cluster);
    if (file?.pid === child.pid && file?.status === 'ready') return READY;
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return new Promise<never>(() => undefined);
    await pause(20);
  }
}

function stopper(site: Site, child: ChildProcess, options: EmbeddedPostgresOptions, release: () => Promise<void>): () => Promise<void> {
  // The caller's work keeps the process alive, not the database; if it ends without stop(), the database is told at least.
  const tell = (): void => void child.kill('SIGINT');
  process.once('exit', tell);
  child.unref();
  (child.stderr as Socket | null)?.unref();
  let stopping: Promise<void> | undefined;
  child.once('exit', () => {
    process.removeListener('exit', tell);
    if (!stopping) options.onUnexpectedExit?.();
  });
  return () =>
    (stopping ??= (async () => {
      child.ref();
      const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
      await stopPostmaster(site.cluster, site.binaries, site.runner);
      await gone;
      await release();
    })());
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
