import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Where data and programs go when the process is root and PostgreSQL's own user cannot reach the project's folder. */
export const ROOT_DATA_HOME = '/var/lib/mot-cua';

/** The user that PostgreSQL runs as: ourselves, or, because it refuses to run as root, a user of its own. */
export type Runner = { readonly switchesUser: false } | { readonly switchesUser: true; readonly uid: number; readonly gid: number };

export async function findRunner(): Promise<Runner> {
  if (process.getuid?.() !== 0) return { switchesUser: false };
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const entry = passwd.split('\n').find((line) => line.startsWith(`${name}:`));
    const [, , uid, gid] = entry?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { switchesUser: true, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody"');
}

/** Options for spawning a program as the runner. */
export function spawnAs(runner: Runner): { uid?: number; gid?: number } {
  return runner.switchesUser ? { uid: runner.uid, gid: runner.gid } : {};
}

/** The folder really used: the one asked for, or for root one under /var/lib/mot-cua when PostgreSQL's user could not reach it. */
export async function reachableFolder(wanted: string, runner: Runner): Promise<string> {
  const folder = resolve(wanted);
  if (!runner.switchesUser) return folder;
  if (await canReach(await nearestExisting(dirname(folder)), runner)) return folder;
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(ROOT_DATA_HOME, `${basename(folder)}-${mark}`);
}

/** May the runner read this file, or enter this folder, given the modes of all folders above it? */
export async function canReach(path: string, runner: Runner): Promise<boolean> {
  if (!runner.switchesUser) return true;
  let current = await realpath(path);
  const entry = await stat(current);
  if (!grants(entry.isDirectory() ? 0o1 : 0o4, entry, runner)) return false;
  while (current !== dirname(current)) {
    current = dirname(current);
    if (!grants(0o1, await stat(current), runner)) return false;
  }
  return true;
}

function grants(bits: number, entry: { mode: number; uid: number; gid: number }, runner: { uid: number; gid: number }): boolean {
  const shift = entry.uid === runner.uid ? 6 : entry.gid === runner.gid ? 3 : 0;
  return ((entry.mode >> shift) & bits) === bits;
}

async function nearestExisting(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined || folder === dirname(folder) ? folder : nearestExisting(dirname(folder));
}
