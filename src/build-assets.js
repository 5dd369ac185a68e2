// What browsers load, made at build time: one style sheet and one small script, for an old PC on a thin line asks once and not eleven times.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import swc from '@swc/core';
import { compile } from 'sass';

const root = join(import.meta.dirname, '..');
const assets = join(root, 'dist', 'assets');

const { css } = compile(join(root, 'libs/ui/styles/desk.scss'), { loadPaths: [join(root, 'node_modules')], style: 'compressed' });
const { desk } = await swc.bundle({
  mode: 'production',
  target: 'browser',
  entry: { desk: join(root, 'src/platform/view/client/desk.ts') },
  output: { name: 'desk.js', path: assets },
  module: {},
  options: { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
});
const { code } = await swc.minify(desk.code, { module: true, compress: true, mangle: true, ecma: 2022 });

mkdirSync(assets, { recursive: true });
writeFileSync(join(assets, 'desk.css'), css);
writeFileSync(join(assets, 'desk.js'), code);
