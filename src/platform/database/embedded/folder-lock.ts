import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';

/** Somebody else is at work on the data folder: another run of this program, or a PostgreSQL started by hand. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';

  constructor(
    readonly dataDir: string,
    readonly pid: number,
  ) {
    super(`The data folder ${dataDir} is in use by process ${pid}`);
  }
}

interface Holder {
  pid: number;
  /** Tells a process from a later one that got the same number; empty where the system does not say. */
  startedAt: string;
}

export interface FolderLock {
  /** True when an earlier run died without letting go: a postmaster that it left behind is then ours to stop. */
  readonly inherited: boolean;
  readonly release: () => Promise<void>;
}

/**
 * Takes the folder for this process, or throws DataFolderInUseError. The lock file is linked into place, so it is never
 * seen half written; one left by a dead process is moved away by name, so of two rivals only one inherits it.
 */
export async function lockFolder(file: string, dataDir: string): Promise<FolderLock> {
  const mine = `${file}.${process.pid}`;
  const self: Holder = { pid: process.pid, startedAt: await startOf(process.pid) };
  await writeFile(mine, JSON.stringify(self), { mode: 0o600 });
  try {
    let inherited = false;
    while (!(await linked(mine, file))) {
      const holder = await readHolder(file);
      if (holder === undefined) continue;
      if (await isAlive(holder, file)) throw new DataFolderInUseError(dataDir, holder.pid);
      await moveAway(file, holder, dataDir);
      inherited = true;
    }
    return { inherited, release: () => rm(file, { force: true }) };
  } finally {
    await rm(mine, { force: true });
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Holder);
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  if (!processExists(holder.pid)) return false;
  if (holder.startedAt !== '') return (await startOf(holder.pid)) === holder.startedAt;
  const bootedAt = performance.timeOrigin + performance.now() - uptime() * 1_000;
  const writtenAt = (await stat(file).catch(() => undefined))?.mtimeMs ?? Infinity;
  return writtenAt > bootedAt;
}

async function moveAway(file: string, dead: Holder, dataDir: string): Promise<void> {
  const aside = `${file}.stale.${process.pid}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const taken = await readHolder(aside);
  if (taken?.pid === dead.pid && taken.startedAt === dead.startedAt) return rm(aside, { force: true });
  // A rival was quicker and this is its fresh lock: put it back and yield.
  await linked(aside, file);
  await rm(aside, { force: true });
  throw new DataFolderInUseError(dataDir, taken?.pid ?? 0);
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Boot and start tick of a process on Linux; process numbers come round again, in containers at once. */
async function startOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return '';
  const [boot, status] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
  ]);
  // Field 22, counted after the program's name, which may hold spaces.
  const tick = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return tick === '' ? '' : `${boot.trim()}/${tick}`;
}
