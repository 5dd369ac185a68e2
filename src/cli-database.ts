import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { createContext, loggerOf } from './boot.js';
import type { WorkCalendar } from '#libs/worktime';
import { Calendars } from '#src/calendar';
import { type Config, readConfig } from '#src/platform/config';
import { Database, DataFolderInUseError, openDatabase, type OpenDatabase } from '#src/platform/database';
import { defineRefusals } from '#src/platform/refusal';
import { type Unit, Units } from '#src/units';

const refuse = defineRefusals({
  'cli.unknown_unit': { status: 404, text: 'Không có đơn vị nào mang mã {code}.' },
});

/** The program without web and worker, for one command. */
export class Program {
  constructor(
    private readonly context: INestApplicationContext,
    /** The database is that of a server that runs now, and so do its workers. */
    readonly served: boolean,
  ) {}

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.context.get(type, { strict: false });
  }

  /** By any code that it ever had. @throws cli.unknown_unit */
  async unit(code: string): Promise<Unit> {
    const unit = await this.get(Database).inUnits('all', (tx) => this.get(Units).findByCode(tx, code));
    if (!unit) throw refuse('cli.unknown_unit', { code });
    return unit;
  }
}

/** Runs a command on the database of DATABASE_URL, else on the embedded one, whether or not a server is running on it. */
export async function withProgram<T>(work: (program: Program) => Promise<T>): Promise<T> {
  const config = quiet(readConfig());
  const { database, served } = await open(config);
  try {
    const context = await createContext(config, database, loggerOf(config));
    try {
      return await work(new Program(context, served));
    } finally {
      await context.close();
    }
  } finally {
    await database.stop();
  }
}

export function calendarOf(unitCode: string): Promise<WorkCalendar> {
  return withProgram(async (program) => {
    const { id } = await program.unit(unitCode);
    return program.get(Database).inUnit(id, (tx) => program.get(Calendars).of(tx, id));
  });
}

/** What the command prints is its answer; only what goes wrong is logged, and few connections are taken beside a server's. */
function quiet(config: Config): Config {
  return Object.assign(config, { LOG_LEVEL: 'fatal', DATABASE_POOL: 4 });
}

async function open(config: Config): Promise<{ database: OpenDatabase; served: boolean }> {
  try {
    return { database: await openDatabase(config), served: false };
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    const url = await urlOfRunning(error.dataDir);
    if (url === undefined) throw error;
    return { database: { url, takeAppRole: true, embedded: true, ownerUrl: url, stop: async () => undefined }, served: true };
  }
}

/**
 * Where the server that holds the folder listens: whoever may read the folder's password is who started it. Undefined while it is
 * only starting.
 */
async function urlOfRunning(dataDir: string): Promise<string | undefined> {
  try {
    const postmaster = (await readFile(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
    if (postmaster[7]?.trim() !== 'ready') return undefined;
    const password = (await readFile(join(dataDir, 'password'), 'utf8')).trim();
    return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${Number(postmaster[3])}/mot_cua`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES') return undefined;
    throw error;
  }
}
