import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import swc from '@swc/core';

// The browser's modules as one small file: an old PC on a thin line asks once, not eleven times.
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { desk } = await swc.bundle({
  mode: 'production',
  target: 'browser',
  entry: { desk: join(root, 'src/platform/view/client/desk.ts') },
  output: { name: 'desk.js', path: join(root, 'dist/assets') },
  module: {},
  options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
});
const { code } = await swc.minify(desk.code, { module: true, compress: true, mangle: true, ecma: 2022 });
mkdirSync(join(root, 'dist/assets'), { recursive: true });
writeFileSync(join(root, 'dist/assets/desk.js'), code);
