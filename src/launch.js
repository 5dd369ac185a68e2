// Starts an entry point of the program (`node src/launch.js main`), built first where the sources are newer than the build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
const sources = ['src', 'libs', 'package.json', 'nest-cli.json', '.swcrc', 'tsconfig.json'];

const entry = process.argv[2] ?? 'main';
if (!isFresh()) build();
process.argv.splice(1, 2, join(root, 'dist', 'src', `${entry}.js`));
if (process.env.npm_lifecycle_event !== undefined) stopWhenOrphaned();
// Newer Node versions keep what they compiled; the next start is quicker by it.
module.enableCompileCache?.(join(root, 'dist', '.cache'));
await import(`../dist/src/${entry}.js`);

function isFresh() {
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  return builtAt !== undefined && sources.every((source) => newest(join(root, source)) < builtAt);
}

function newest(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function build() {
  process.stderr.write('Đang dựng chương trình…\n');
  mkdirSync(join(root, 'dist'), { recursive: true });
  // Stamped with the time before the build: what is saved while it runs is built at the next start.
  writeFileSync(`${stamp}.new`, '');
  // What an entry point prints is its own, so the compiler talks on the error stream.
  run(compiler(), 'build');
  run(join(root, 'src', 'build-assets.js'));
  renameSync(`${stamp}.new`, stamp);
}

/** A SIGTERM to npm ends npm's shell, which does not pass it on. */
function stopWhenOrphaned() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** As `npm run build` does. */
function run(...command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  if (status !== 0) fail(`${stdout}${stderr}\nKhông dựng được chương trình.`);
}

function compiler() {
  try {
    return createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  } catch {
    return fail('Chưa có các gói phụ thuộc: hãy chạy npm ci trước.');
  }
}

function fail(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
