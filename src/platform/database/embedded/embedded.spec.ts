import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFile } from '@swc/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DataFolderInUseError, type EmbeddedPostgres, startEmbeddedPostgres } from './index.js';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mot-cua-embedded-'));
  await chmod(root, 0o755);
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function ask(database: EmbeddedPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(database.url);
  // A killed server is part of these tests.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function killedAndGone(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the embedded PostgreSQL', () => {
  test('starts on an empty folder with UTF-8, Vietnamese case rules, UTC and a password that only its owner reads', async () => {
    const dataDir = join(root, 'fresh');
    const database = await startEmbeddedPostgres({ dataDir });
    try {
      const [row] = await ask(
        database,
        `SELECT lower('ĐƯỜNG HỒ') AS lower, current_setting('timezone') AS zone, current_setting('fsync') AS fsync,
                current_setting('server_encoding') AS encoding, current_setting('jit') AS jit`,
      );
      expect(row).toEqual({ lower: 'đường hồ', zone: 'UTC', fsync: 'on', encoding: 'UTF8', jit: 'off' });
      expect((await stat(join(database.dataDir, 'password'))).mode & 0o777).toBe(0o600);
      await expect(ask({ ...database, url: database.url.replace(/:[0-9a-f]+@/, ':wrong@') }, 'SELECT 1')).rejects.toThrow(/password/);
    } finally {
      await database.stop();
    }
    expect((await readdir(database.dataDir)).sort()).toEqual(['cluster', 'password']);
  });

  test('keeps committed rows when the server is killed, and says that it ended', async () => {
    const dataDir = join(root, 'killed');
    let ended: () => void;
    const unexpected = new Promise<void>((resolve) => (ended = resolve));
    const first = await startEmbeddedPostgres({ dataDir, onUnexpectedExit: () => ended() });
    await ask(first, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    await killedAndGone(first.pid);
    await unexpected;
    await first.stop();

    const second = await startEmbeddedPostgres({ dataDir });
    try {
      expect(await ask(second, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1000 }]);
    } finally {
      await second.stop();
    }
  });

  test('settings given win over the defaults, and a fixed port is used', async () => {
    const probe = await startEmbeddedPostgres({ dataDir: join(root, 'settings') });
    const { port } = probe;
    await probe.stop();
    const database = await startEmbeddedPostgres({ dataDir: probe.dataDir, port, maxConnections: 23, settings: { work_mem: '8MB' } });
    try {
      expect(database.port).toBe(port);
      expect(await ask(database, "SELECT current_setting('work_mem') AS memory, current_setting('max_connections') AS most")).toEqual([
        { memory: '8MB', most: '23' },
      ]);
    } finally {
      await database.stop();
    }
  });

  test('refuses a folder that a live run holds, and names its process', async () => {
    const database = await startEmbeddedPostgres({ dataDir: join(root, 'held') });
    try {
      const second = startEmbeddedPostgres({ dataDir: join(root, 'held') });
      await expect(second).rejects.toBeInstanceOf(DataFolderInUseError);
      await expect(second).rejects.toMatchObject({ pid: process.pid });
      expect(await ask(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await database.stop();
    }
  });

  test('refuses a cluster that somebody else serves, and leaves their server alone', async () => {
    const database = await startEmbeddedPostgres({ dataDir: join(root, 'foreign') });
    // Without our lock it looks like a server that was started by hand.
    await rm(join(database.dataDir, 'lock'));
    try {
      await expect(startEmbeddedPostgres({ dataDir: join(root, 'foreign') })).rejects.toMatchObject({
        name: 'DataFolderInUseError',
        pid: database.pid,
      });
      expect(await ask(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await database.stop();
    }
  });

  test('a half-made cluster and a lock of a dead process are no obstacle', async () => {
    const dataDir = join(root, 'half');
    await mkdir(join(dataDir, 'cluster.new-1'), { recursive: true });
    await writeFile(join(dataDir, 'cluster.new-1', 'PG_VERSION'), '18\n');
    await writeFile(join(dataDir, 'lock'), JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' }));
    const database = await startEmbeddedPostgres({ dataDir });
    await database.stop();
    expect((await readdir(dataDir)).sort()).toEqual(['cluster', 'password']);
  });

  test('a postmaster.pid whose number now belongs to another program is no obstacle', async () => {
    const dataDir = join(root, 'reused');
    const first = await startEmbeddedPostgres({ dataDir });
    const file = join(first.dataDir, 'cluster', 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    await killedAndGone(first.pid);
    await first.stop();
    const bystander = spawn('sleep', ['60'], process.getuid?.() === 0 ? await ownerOf(file) : {});
    await once(bystander, 'spawn');
    try {
      await writeFile(file, text.replace(/^\d+/, String(bystander.pid)));
      const second = await startEmbeddedPostgres({ dataDir });
      await second.stop();
      expect(bystander.exitCode).toBeNull();
    } finally {
      bystander.kill();
    }
  });
});

async function ownerOf(path: string): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = await stat(path);
  return { uid, gid };
}

describe('a program that is killed and leaves its database running', () => {
  /** A program of its own that starts the database and prints where it is; it needs this folder as JavaScript. */
  async function startProgram(dataDir: string): Promise<{ program: ChildProcess; database: { pid: number; url: string } }> {
    const folder = await mkdtemp(join(root, 'program-'));
    const source = import.meta.dirname;
    for (const name of (await readdir(source)).filter((file) => /(?<!\.spec)\.ts$/.test(file))) {
      const { code } = await transformFile(join(source, name));
      await writeFile(join(folder, name.replace(/ts$/, 'js')), code);
    }
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await symlink(join(source, '../../../../node_modules'), join(folder, 'node_modules'));
    await writeFile(
      join(folder, 'main.js'),
      `import { startEmbeddedPostgres } from './index.js';
       const { pid, url } = await startEmbeddedPostgres({ dataDir: process.argv[2] });
       process.stdout.write(JSON.stringify({ pid, url }));
       setInterval(() => undefined, 1000);`,
    );
    const program = spawn(process.execPath, [join(folder, 'main.js'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(program.stdout, 'data')) as [Buffer];
    return { program, database: JSON.parse(line.toString()) as { pid: number; url: string } };
  }

  test('while it lives the folder is refused; once it is killed its database is stopped and the rows are there', async () => {
    const dataDir = join(root, 'orphan');
    const { program, database } = await startProgram(dataDir);
    await ask({ url: database.url } as EmbeddedPostgres, 'CREATE TABLE kept AS SELECT 42 AS n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({ name: 'DataFolderInUseError', pid: program.pid });

    program.kill('SIGKILL');
    await once(program, 'exit');
    process.kill(database.pid, 0);

    const next = await startEmbeddedPostgres({ dataDir });
    try {
      expect(next.pid).not.toBe(database.pid);
      await expect(ask({ url: database.url } as EmbeddedPostgres, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
      expect(await ask(next, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    } finally {
      await next.stop();
    }
  });
});
