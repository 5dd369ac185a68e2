import { type ChildProcess, spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { packageRoot } from '#src/platform/database';
import { PRESENT_DOSSIERS } from '../../src/demonstration/domain/present-dossiers.js';

const root = packageRoot();
const PASSWORD = 'mot-cua-dung-thu';
/** The register's, and those of the last days. */
const DOSSIERS = 2658 + PRESENT_DOSSIERS.length;
const READY = /sẵn sàng tại (http:\S+)/;

let folder = '';
const started: Start[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-start-'));
  // As root, PostgreSQL runs as another user, who must get there.
  chmodSync(folder, 0o711);
});
afterAll(async () => {
  for (const each of started) await each.stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** The built program, started as `npm start` does. */
class Start {
  out = '';
  readonly exited: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly watchers = new Set<() => void>();

  constructor(environment: Record<string, string> = {}) {
    const env = { PATH: process.env.PATH, DATA_DIR: dataDir(), PORT: '0', LOG_LEVEL: 'warn', DEMO_PASSWORD: PASSWORD, TZ: 'America/New_York', ...environment };
    this.child = spawn(process.execPath, [join(root, 'dist/src/main.js')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.out += text;
        this.watchers.forEach((look) => look());
      });
    }
    this.exited = once(this.child, 'close').then(([code]) => {
      this.watchers.forEach((look) => look());
      return code as number | null;
    });
    started.push(this);
  }

  /** Resolves when the program has printed it; fails when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(this.out);
        const gone = this.child.exitCode !== null || this.child.signalCode !== null;
        if (!found && !gone) return;
        this.watchers.delete(look);
        if (found) resolve(found);
        else reject(new Error(`ended before ${String(pattern)}:\n${this.out}`));
      };
      this.watchers.add(look);
      look();
    });
  }

  async url(): Promise<string> {
    return (await this.printed(READY))[1] ?? '';
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

const dataDir = (): string => join(folder, 'data');

function postmaster(): string[] {
  return readFileSync(join(dataDir(), 'cluster', 'postmaster.pid'), 'utf8').split('\n');
}

/** What is in the running program's database, past every fence. */
async function counts(): Promise<Record<string, number>> {
  const password = readFileSync(join(dataDir(), 'password'), 'utf8').trim();
  const client = new pg.Client({ host: '127.0.0.1', port: Number(postmaster()[3]), user: 'postgres', password, database: 'mot_cua' });
  await client.connect();
  const tables = ['units.unit', 'identity.account', 'catalogue.procedure', 'calendar.day', 'calendar.change', 'dossiers.dossier', 'dossiers.step', 'dossiers.hand_over_list', 'fees.taking', 'integration.import', 'reports.run'];
  const { rows } = await client.query<Record<string, number>>(`SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS "${table}"`).join(', ')}`);
  await client.end();
  return rows[0] ?? {};
}

/** The cells of the table in the terminal, row by row. */
function tableIn(out: string): string[][] {
  const lines = out.split('\n').filter((line) => /^│ +(\d+|) +│ [^ ]/.test(line) && !line.includes('Lĩnh vực ├'));
  return lines.map((line) => line.split('│').slice(1, -1).map((cell) => cell.trim()));
}

/** As published, with the two cells that were misprinted put right. */
function published(): string[][] {
  const rows: string[][] = parse(readFileSync(join(root, 'test/golden/duong-ha-2021-received.csv'), 'utf8'), { from_line: 2 });
  return rows.map((row) => {
    const cells = [...row];
    if (cells[1] === 'Tài nguyên môi trường') cells[7] = '5';
    // What the total row leaves blank follows from its columns.
    if (cells[1] === 'Tổng') cells.splice(3, 6, '1811', '847', '0', '2653', '5', '100');
    return cells;
  });
}

function cli(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(root, 'dist/src/cli.js'), ...args], { encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: dataDir() } });
}

describe('npm start', () => {
  let whole: Record<string, number> = {};

  test('killed in the middle of its first load, it goes on at the next start and ends with every dossier once', async () => {
    const first = new Start();
    await first.printed(/Đang nạp sổ 2021: 1\.\d{3}\/2\.658/);
    await first.stop('SIGKILL');
    const second = new Start();
    await second.url();
    expect(second.out).toContain('Nạp tiếp dữ liệu mẫu còn dở.');
    whole = await counts();
    expect(whole).toMatchObject({
      'units.unit': 2, 'identity.account': 6, 'catalogue.procedure': 37, 'calendar.day': 99, 'calendar.change': 1,
      'dossiers.dossier': DOSSIERS, 'dossiers.hand_over_list': 1, 'integration.import': 1, 'reports.run': 2,
    });
    expect(whole['fees.taking']).toBe(PRESENT_DOSSIERS.filter(({ feeTaken }) => feeTaken).length);
    expect(tableIn(second.out)).toEqual(published());
  }, 120_000);

  test('while it runs: its accounts work, the folder is taken, and commands use its database', async () => {
    const running = started.at(-1) as Start;
    for (const login of ['motcua', 'chuyenmon', 'lanhdao', 'kiemsoat', 'quantri', 'giamsat']) {
      expect(running.out).toContain(`  ${login}`);
      const body = JSON.stringify({ login, password: PASSWORD });
      const answer = await fetch(`${await running.url()}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      expect([login, answer.status]).toEqual([login, 200]);
    }
    const rival = new Start();
    expect(await rival.exited).toBe(1);
    expect(rival.out).toContain(`Thư mục dữ liệu ${dataDir()} đang được một tiến trình khác dùng`);
    expect(cli('reconcile')).toMatchObject({ status: 0, stdout: expect.stringMatching(/UBND xã Dương Hà: 2\.7\d\d hồ sơ, .* 0 chỗ khác\nKhớp/) });
    // What was worked off in the next year is still open at the end of the register's.
    expect(tableIn(cli('report', 'R1', '--unit', 'H26.15.30', '--year', '2021').stdout)).toEqual(published());
    const again = cli('import-register', join(root, 'src/demonstration/data/duong-ha-2021-register.csv'), '--unit', 'H26.15.30', '--dry-run');
    expect(again).toMatchObject({ status: 0, stdout: 'Sẽ nhập được 0 hồ sơ; 2.658 đã có từ trước; 0 dòng sai.\n' });
  }, 120_000);

  test('SIGTERM stops web, worker and database; the next start loads nothing', async () => {
    expect(await (started.at(-2) as Start).stop('SIGTERM')).toBe(0);
    expect(existsSync(join(dataDir(), 'cluster', 'postmaster.pid'))).toBe(false);
    const next = new Start({ DEMO_PASSWORD: '' });
    const url = await next.url();
    expect(next.out).not.toMatch(/Đang nạp|Đang lập/);
    expect(await counts()).toEqual({ ...whole, 'integration.import': 2 });
    const other = new Start({ DATA_DIR: join(folder, 'other'), PORT: new URL(url).port, FIRST_DATA: 'none' });
    expect(await other.exited).toBe(1);
    expect(other.out).toContain(`Cổng ${new URL(url).port} đang được chương trình khác dùng`);
    expect(await next.stop('SIGINT')).toBe(0);
    expect(next.out).toContain('Đã dừng.');
    expect(existsSync(join(dataDir(), 'cluster', 'postmaster.pid'))).toBe(false);
  }, 120_000);

  test('a wrong setting is named and nothing is started', async () => {
    const wrong = new Start({ PORT: 'abc', FIRST_DATA: 'maybe' });
    expect(await wrong.exited).toBe(1);
    expect(wrong.out).toContain('Cấu hình sai:\n  - PORT phải là số nguyên từ 0 đến 65535');
    expect(wrong.out).toContain('FIRST_DATA phải là demo hoặc none');
  });
});
