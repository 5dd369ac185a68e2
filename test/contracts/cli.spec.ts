import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { packageRoot } from '#src/platform/database';
import { asOwner, makeOwnDatabase } from '../support/own-database.js';

const root = packageRoot();
const golden = readFileSync(join(root, 'test/golden/deadlines.csv'), 'utf8');
const HEADER = 'received,term,unit,paused_from,paused_to,due';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The built command line, in another time zone than Viet Nam's. */
function cli(args: string[], options: { input?: string; environment?: Record<string, string> } = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(root, 'dist/src/cli.js'), ...args], {
    encoding: 'utf8', input: options.input ?? '', env: { PATH: process.env.PATH, TZ: 'America/New_York', DATA_DIR: join(folder, 'none'), ...options.environment },
  });
}

function fileOf(text: string | Buffer): string {
  const path = join(folder, `${uuidv7()}.csv`);
  writeFileSync(path, text);
  return path;
}

describe('deadlines', () => {
  test('the list comes back byte for byte, whatever stood in its last column, without a database', () => {
    const emptied = golden.replace(/,\d{4}-\d\d-\d\dT\d\d:\d\d(?=\r?$)/gm, ',');
    expect(emptied).not.toBe(golden);
    expect(cli(['deadlines', fileOf(emptied)])).toMatchObject({ status: 0, stdout: golden, stderr: '' });
  });

  test('each line keeps its ending; a BOM is dropped; “-” reads the standard input', () => {
    const mixed = `${HEADER}\r\n2021-05-04T10:00,3,working_day,,,\n2021-02-01T11:29,2,month,,,\r\n\n`;
    expect(cli(['deadlines', '-'], { input: `\uFEFF${mixed}` })).toMatchObject({
      status: 0, stdout: `${HEADER}\r\n2021-05-04T10:00,3,working_day,,,2021-05-07T17:00\n2021-02-01T11:29,2,month,,,2021-04-01T17:00\r\n\n`,
    });
  });

  test('bad rows are all named, and nothing is printed', () => {
    const { status, stdout, stderr } = cli(['deadlines', fileOf(`${HEADER}\n2021-02-30T10:00,3,working_day,,,\n2021-05-04T10:00,3,working_day,,,\n2021-05-04T10:00,3,week,,,\n`)]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([
      'Dòng 2: received: "2021-02-30T10:00" không phải là ngày giờ dạng YYYY-MM-DDTHH:MM',
      'Dòng 4: unit: không có đơn vị thời hạn "week"',
    ]);
  });

  test('another table, and bytes that are no text, are refused', () => {
    expect(cli(['deadlines', fileOf('a,b\n1,2\n')])).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Dòng 1') });
    expect(cli(['deadlines', fileOf(Buffer.from([0xff, 0xfe, 0, 1, 0xc3, 0x28]))])).toMatchObject({ status: 1, stdout: '' });
  });
});

describe('a command written wrongly is told so, in Vietnamese', () => {
  test.each([
    [['deadlines'], 'thiếu tên tệp'],
    [['deadlines', 'khong-co.csv'], 'không có tệp khong-co.csv'],
    [['deadlines', 'a.csv', 'b.csv'], 'thừa “b.csv”'],
    [['deadlines', 'a.csv', '--lunar'], 'cách dùng: deadlines'],
    [['dance'], 'không có lệnh “dance”'],
    [['constructor'], 'không có lệnh “constructor”'],
    [['report', 'R1'], 'thiếu --unit'],
    [['create-account', '--unit', 'H26', '--login', 'a', '--name', 'b', '--roles', 'king'], 'không có vai trò “king”'],
  ])('%j', (args, reason) => {
    const { status, stdout, stderr } = cli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`Lệnh chưa đúng: ${reason}`);
  });

  test('help names every command', () => {
    for (const args of [['help'], ['--help'], [], ['reconcile', '--help']]) {
      const { status, stdout } = cli(args);
      expect(status).toBe(0);
      for (const command of ['deadlines', 'report', 'reconcile', 'resend-failed', 'import-register', 'migrate', 'create-unit', 'create-account', 'reset-second-factor']) expect(stdout).toContain(`  ${command}`);
    }
  });
});

describe('on a database', () => {
  const environment = (): Record<string, string> => ({
    DATABASE_URL: process.env.TEST_DATABASE_URL ?? '', MIGRATION_DATABASE_URL: process.env.TEST_OWNER_URL ?? '',
  });
  const on = (...args: string[]): SpawnSyncReturns<string> => cli(args, { environment: environment() });
  const code = `K${randomInt(10, 99)}.${randomInt(100, 999)}.${randomInt(100, 999)}`;

  test('the first unit, its first account, its empty table, and counters that somebody spoiled', async () => {
    const unit = on('create-unit', '--code', code, '--name', 'UBND xã Mẫu', '--place', 'Mẫu', '--from', '2020-01-01');
    expect(unit).toMatchObject({ status: 0, stdout: `Đã lập đơn vị ${code} UBND xã Mẫu.\n` });
    const account = on('create-account', '--unit', code, '--login', `qt-${code}`, '--name', 'Quản trị');
    expect(account).toMatchObject({ status: 0, stdout: expect.stringMatching(/Mật khẩu, chỉ in một lần: [a-z0-9]{12}\n/) });
    expect(on('reset-second-factor', '--login', `qt-${code}`)).toMatchObject({ status: 1, stderr: 'Xác thực hai bước chưa bật.\n' });
    expect(on('report', 'R1', '--unit', code, '--year', '2021')).toMatchObject({ status: 0, stdout: expect.stringContaining('Đơn vị báo cáo: UBND xã Mẫu') });
    expect(on('reconcile', '--unit', code)).toMatchObject({ status: 0, stdout: expect.stringContaining('Khớp') });
    expect(on('resend-failed', '--unit', code)).toMatchObject({ status: 0, stdout: 'Đã gửi lại 0 việc.\n' });
    await spoilCounter(code);
    expect(on('reconcile', '--unit', code)).toMatchObject({ status: 1, stdout: expect.stringMatching(/bộ đếm day 2021-03-01 .* received: đang lưu 3, theo nhật ký 0\nKHÔNG KHỚP: 1 chỗ/) });
  }, 60_000);

  test('what is refused is told in the words of the refusal', () => {
    expect(on('report', 'R1', '--unit', 'Z99.99', '--year', '2021')).toMatchObject({ status: 1, stderr: 'Không có đơn vị nào mang mã Z99.99.\n' });
    expect(on('create-unit', '--code', 'xấu', '--name', 'X', '--place', 'X')).toMatchObject({ status: 1, stderr: expect.stringContaining('không đúng dạng') });
  }, 60_000);

  test('the application’s role migrates nothing: it serves what the owner brought to this version, and says what is missing', async () => {
    const own = await makeOwnDatabase();
    try {
      const serving = { environment: { DATABASE_URL: own.url } };
      expect(cli(['migrate'], serving)).toMatchObject({ status: 0, stdout: 'Cơ sở dữ liệu đã ở phiên bản của chương trình này.\n' });
      expect(cli(['resend-failed'], serving)).toMatchObject({ status: 0, stdout: 'Đã gửi lại 0 việc.\n' });
      await asOwner(own.ownerUrl, "DELETE FROM public.migration WHERE name = '0001-platform.sql'");
      for (const command of ['migrate', 'reconcile']) {
        expect(cli([command], serving)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('còn thiếu 0001-platform.sql') });
      }
    } finally {
      await own.drop();
    }
  }, 60_000);

  test('a database that does not answer', () => {
    const { status, stderr } = cli(['reconcile'], { environment: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' } });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('Không kết nối được tới cơ sở dữ liệu') });
  }, 60_000);
});

async function spoilCounter(code: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_OWNER_URL });
  await client.connect();
  await client.query(
    `INSERT INTO reports.counter (unit_id, grain, starts_on, procedure_id, channel, online_level,
       received, finished_early, finished_on_time, finished_late, withdrawn, stopped, overdue_in, overdue_out)
     SELECT unit_id, 'day', '2021-03-01', $2, 'counter', 0, 3, 0, 0, 0, 0, 0, 0, 0 FROM units.unit_code WHERE code = $1`,
    [code, uuidv7()],
  );
  await client.end();
}
