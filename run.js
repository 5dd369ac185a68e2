// Starts an entry point of the program (`node run.js main`), built first where the sources are newer than the build.
// One process from the command line to the program, so that signals need no forwarding.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = import.meta.dirname;
const stamp = join(root, 'dist', '.built');
const sources = ['src', 'libs', 'package.json', 'nest-cli.json', '.swcrc', 'tsconfig.json'];

const entry = process.argv[2] ?? 'main';
if (!isFresh()) build();
process.argv.splice(1, 2, join(root, 'dist', 'src', `${entry}.js`));
await import(`./dist/src/${entry}.js`);

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
  const nest = createRequire(import.meta.url).resolve('@nestjs/cli/bin/nest.js');
  // What an entry point prints is its own, so the compiler talks on the error stream.
  const { status, stdout, stderr } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nKhông dựng được chương trình. Đã chạy npm ci chưa?\n`);
    process.exit(1);
  }
  renameSync(`${stamp}.new`, stamp);
}
