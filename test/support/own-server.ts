import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepEmbeddedPostgres, migrate, startEmbeddedPostgres } from '#src/platform/database';
import { asOwner } from './own-database.js';

const APP_PASSWORD = 'own-server-password';
const DATABASE = 'own';
type Server = Awaited<ReturnType<typeof startEmbeddedPostgres>>;

/** A PostgreSQL server for one test, which may be stopped, killed and started again at the same address. */
export class OwnServer {
  private constructor(
    private server: Server,
    private readonly folder: string,
  ) {}

  /** `kept`: started again by itself when it is killed, as the program does it. */
  static async start({ kept = false } = {}): Promise<OwnServer> {
    const folder = await mkdtemp(join(tmpdir(), 'mot-cua-own-'));
    const dataDir = join(folder, 'data');
    const own = new OwnServer(await (kept ? keepEmbeddedPostgres({ dataDir }) : startEmbeddedPostgres({ dataDir })), folder);
    await asOwner(own.server.url, `CREATE DATABASE ${DATABASE}`);
    await migrate(own.ownerUrl, APP_PASSWORD);
    await own.copyHolidays();
    return own;
  }

  get ownerUrl(): string {
    const url = new URL(this.server.url);
    url.pathname = `/${DATABASE}`;
    return url.href;
  }

  get url(): string {
    const url = new URL(this.ownerUrl);
    url.username = 'mot_cua_app';
    url.password = APP_PASSWORD;
    return url.href;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  async startAgain(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDir: this.server.dataDir, port: this.server.port });
  }

  kill(): void {
    process.kill(this.server.pid, 'SIGKILL');
  }

  async close(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async copyHolidays(): Promise<void> {
    const days = await asOwner(process.env.TEST_OWNER_URL as string, 'SELECT to_jsonb(d) AS day FROM calendar.day d');
    await asOwner(this.ownerUrl, 'INSERT INTO calendar.day SELECT d.* FROM jsonb_populate_recordset(NULL::calendar.day, $1) AS d', [JSON.stringify(days.map(({ day }) => day as object))]);
  }
}
