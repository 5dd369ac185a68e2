import { text } from 'node:stream/consumers';
import { type CommandLine, given, needed, say, UsageError } from './cli-line.js';
import { withProgram } from './cli-database.js';
import { isCivilDate } from '#libs/civil-date';
import { Accounts, DropSecondFactor } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { type Config, readConfig } from '#src/platform/config';
import { Database, DataFolderInUseError, migrate, openDatabase, servesOnly } from '#src/platform/database';
import { type Role, ROLES } from '#src/platform/http';
import { CreateUnit, SetSessions, UNIT_KINDS, type UnitKind } from '#src/units';

export async function migrateDatabase(): Promise<void> {
  const config = readConfig();
  const applied = config.DATABASE_URL === undefined ? await startOnce(config) : await onServer(config.DATABASE_URL, config.MIGRATION_DATABASE_URL);
  say([...applied.map((name) => `Đã áp dụng ${name}`), 'Cơ sở dữ liệu đã ở phiên bản của chương trình này.'].join('\n'));
}

/** @throws NotMigratedError when only the application's role is known and the owner's is needed */
async function onServer(url: string, ownerUrl?: string): Promise<string[]> {
  if (ownerUrl === undefined && (await servesOnly(url))) return [];
  return migrate(ownerUrl ?? url);
}

/** The embedded database is migrated whenever it is started. */
async function startOnce(config: Config): Promise<string[]> {
  try {
    await (await openDatabase(config)).stop();
  } catch (error) {
    // A running server has migrated it when it started.
    if (!(error instanceof DataFolderInUseError)) throw error;
  }
  return [];
}

const OFFICE_HOURS = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: '07:30', closes: '11:30', openForIntake: true, countsForTerms: true },
  { weekday, opens: '13:30', closes: '17:00', openForIntake: true, countsForTerms: true },
]);

/** A unit with the usual office hours; both can be changed through the API by its administrator. */
export async function createUnit(line: CommandLine): Promise<void> {
  const [code, name, place, kind] = [needed(line, 'code'), needed(line, 'name'), needed(line, 'place'), kindOf(given(line, 'kind') ?? 'commune')];
  const from = given(line, 'from');
  if (from !== undefined && !isCivilDate(from)) throw new UsageError(`--from phải là ngày có thật, dạng YYYY-MM-DD`);
  const parentCode = given(line, 'parent');
  await withProgram(async (program) => {
    const parentId = parentCode === undefined ? null : (await program.unit(parentCode)).id;
    const validFrom = from ?? program.get(Clock).today();
    await program.get(Database).inUnits('all', async (tx) => {
      const id = await program.get(CreateUnit).run(tx, null, { parentId, kind, name, place, code, validFrom });
      await program.get(SetSessions).run(tx, null, id, validFrom, OFFICE_HOURS);
    });
    say(`Đã lập đơn vị ${code} ${name}.`);
  });
}

function kindOf(text: string): UnitKind {
  const kind = UNIT_KINDS.find((each) => each === text);
  if (!kind) throw new UsageError(`--kind phải là ${UNIT_KINDS.join(', ')}`);
  return kind;
}

/** The first account of a unit, or any further one; the operator at the machine needs no account. */
export async function createAccount(line: CommandLine): Promise<void> {
  const [code, login, displayName] = [needed(line, 'unit'), needed(line, 'login'), needed(line, 'name')];
  const roles = (given(line, 'roles') ?? 'administrator').split(',').map((text) => roleOf(text.trim()));
  const typed = line.options['password-stdin'] === true ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
  if (typed === '') throw new UsageError('đầu vào chuẩn không có mật khẩu');
  await withProgram(async (program) => {
    const { id: unitId } = await program.unit(code);
    const draft = { unitId, login, displayName, roles, mustChangePassword: true, ...(typed !== undefined && { password: typed }) };
    const { password } = await program.get(Database).inUnit(unitId, (tx) => program.get(Accounts).create(tx, null, draft));
    say(`Đã mở tài khoản ${login} (${roles.join(', ')}); phải đổi mật khẩu khi đăng nhập lần đầu.`);
    if (typed === undefined) say(`Mật khẩu, chỉ in một lần: ${password ?? ''}`);
  });
}

/** For the one administrator who has lost the telephone and the recovery codes: nobody else could. */
export async function resetSecondFactor(line: CommandLine): Promise<void> {
  const login = needed(line, 'login');
  await withProgram(async (program) => {
    await program.get(Database).inUnits('all', async (tx) => {
      const { id } = await program.get(Accounts).byLogin(tx, login);
      await program.get(DropSecondFactor).reset(tx, null, id);
    });
    say(`Đã tắt xác thực hai bước của ${login}; các phiên đăng nhập đã kết thúc.`);
  });
}

function roleOf(text: string): Role {
  const role = ROLES.find((each) => each === text);
  if (!role) throw new UsageError(`không có vai trò “${text}”, chỉ có ${ROLES.join(', ')}`);
  return role;
}
