import { parseArgs } from 'node:util';
import { type CommandLine, UsageError } from './cli-line.js';
import { runProgram } from './process.js';
import { isRefusal } from '#src/platform/refusal';

interface Command {
  usage: string;
  does: string;
  options?: Readonly<Record<string, 'string' | 'boolean'>>;
  run(line: CommandLine): Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  deadlines: {
    usage: 'deadlines TỆP [--unit MÃ]',
    does: 'đọc danh sách CSV (received,term,unit,paused_from,paused_to,due), in lại với cột due được tính; “-” là đầu vào chuẩn.\n' +
      'Không cần cơ sở dữ liệu: dùng ngày nghỉ 2019–2026 kèm theo và giờ hành chính; --unit dùng lịch của đơn vị đó',
    options: { unit: 'string' },
    run: async (line) => (await import('./cli-deadlines.js')).deadlines(line),
  },
  report: {
    usage: 'report R1|R2 --unit MÃ (--year NĂM | --from NGÀY --to NGÀY)',
    does: 'đếm và in biểu của đơn vị',
    options: { unit: 'string', year: 'string', from: 'string', to: 'string' },
    run: async (line) => (await import('./cli-numbers.js')).report(line),
  },
  reconcile: {
    usage: 'reconcile [--unit MÃ]',
    does: 'tính lại mọi hồ sơ và bộ đếm từ nhật ký; khác một chỗ là in ra và kết thúc với mã 1',
    options: { unit: 'string' },
    run: async (line) => (await import('./cli-numbers.js')).reconcile(line),
  },
  'resend-failed': {
    usage: 'resend-failed [--unit MÃ]',
    does: 'gửi lại những việc nền đã thử hết số lần mà chưa xong, sau khi nguyên nhân đã được khắc phục',
    options: { unit: 'string' },
    run: async (line) => (await import('./cli-numbers.js')).resendFailed(line),
  },
  'import-register': {
    usage: 'import-register TỆP --unit MÃ [--dry-run]',
    does: 'nhập sổ theo dõi hồ sơ (CSV, XLSX); --dry-run chỉ kiểm tra; nhập lại cùng tệp không sinh hồ sơ trùng',
    options: { unit: 'string', 'dry-run': 'boolean' },
    run: async (line) => (await import('./cli-register.js')).importRegister(line),
  },
  migrate: {
    usage: 'migrate',
    does: 'đưa cơ sở dữ liệu lên phiên bản của chương trình này',
    run: async () => (await import('./cli-install.js')).migrateDatabase(),
  },
  'create-unit': {
    usage: 'create-unit --code MÃ --name TÊN --place NƠI [--kind commune|province|office] [--parent MÃ] [--from NGÀY]',
    does: 'lập đơn vị, với giờ hành chính thứ Hai–thứ Sáu 7:30–11:30 và 13:30–17:00',
    options: { code: 'string', name: 'string', place: 'string', kind: 'string', parent: 'string', from: 'string' },
    run: async (line) => (await import('./cli-install.js')).createUnit(line),
  },
  'create-account': {
    usage: 'create-account --unit MÃ --login TÊN_ĐĂNG_NHẬP --name HỌ_TÊN [--roles administrator,…] [--password-stdin]',
    does: 'mở tài khoản, mặc định là quản trị; mật khẩu đọc từ đầu vào chuẩn, hoặc được đặt giúp và in ra một lần.\n' +
      'Vai trò: clerk, officer, leader, controller, administrator, supervisor',
    options: { unit: 'string', login: 'string', name: 'string', roles: 'string', 'password-stdin': 'boolean' },
    run: async (line) => (await import('./cli-install.js')).createAccount(line),
  },
  'reset-second-factor': {
    usage: 'reset-second-factor --login TÊN_ĐĂNG_NHẬP',
    does: 'tắt xác thực hai bước của người mất cả điện thoại lẫn mã dự phòng, khi không còn quản trị nào khác đặt lại được',
    options: { login: 'string' },
    run: async (line) => (await import('./cli-install.js')).resetSecondFactor(line),
  },
};

const HELP = new Set(['help', '--help', '-h', undefined]);

runProgram(async (stop) => {
  const [name, ...rest] = process.argv.slice(2);
  const command = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  try {
    if (command && !rest.includes('--help')) return await command.run({ ...parsed(command, rest), stop });
    if (command || HELP.has(name)) return void process.stdout.write(help());
    throw new UsageError(`không có lệnh “${name ?? ''}”`);
  } catch (error) {
    const mistake = whatIsWrong(error);
    if (mistake === undefined) throw error;
    process.stderr.write(`${mistake}\n`);
    process.exitCode ||= error instanceof UsageError ? 2 : 1;
  }
});

function parsed(command: Command, args: string[]): Pick<CommandLine, 'words' | 'options'> {
  const options = Object.fromEntries(Object.entries(command.options ?? {}).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { words: positionals, options: values };
  } catch {
    throw new UsageError(`cách dùng: ${command.usage}`);
  }
}

/** What the person at the machine can put right; anything else is a fault of the program and shown whole. */
function whatIsWrong(error: unknown): string | undefined {
  if (error instanceof UsageError) return `Lệnh chưa đúng: ${error.message}.\nXem: npm run -s cli -- help`;
  if (!isRefusal(error)) return undefined;
  return [error.text, ...(error.errors ?? []).map(({ message }) => `  - ${message}`)].join('\n');
}

function help(): string {
  const entries = Object.values(COMMANDS).map(({ usage, does }) => `  ${usage}\n${does.replace(/^/gm, '      ')}\n`);
  return [
    'Cách dùng: npm run -s cli -- LỆNH …\n',
    ...entries,
    'Lần cài đầu tiên ở nơi dùng thật (DATABASE_URL đã đặt):\n' +
      '  npm run -s cli -- migrate\n' +
      '  npm run -s cli -- create-unit --code H26.15.30 --name "UBND xã …" --place "…"\n' +
      '  npm run -s cli -- create-account --unit H26.15.30 --login quantri --name "Quản trị"\n',
  ].join('\n');
}
