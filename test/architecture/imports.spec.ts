import { describe, expect, test } from '@jest/globals';
import { EDGES } from './edges.js';
import { findBadImports, findCycles, findUnusedEdges, findUpwardEdges, importsOf } from './rules/imports.js';
import { type SourceFile, typescriptIn } from './source-tree.js';

const files = typescriptIn('src', 'libs', 'test');

describe('rules 1 and 2 hold in the tree', () => {
  test('imports go through faces and along listed edges', () => expect(findBadImports(files, EDGES)).toEqual([]));
  test('every listed edge is used', () => expect(findUnusedEdges(files, EDGES)).toEqual([]));
  test('no module knows a higher layer', () => expect(findUpwardEdges(EDGES)).toEqual([]));
  test('nothing goes round in a circle', () => expect(findCycles(files)).toEqual([]));
});

describe('planted violations are caught:', () => {
  test.each<[string, string, string, string]>([
    ['a lib that imports a package', 'libs/deadline/due.ts', `import pg from 'pg';`, 'a lib imports only libs'],
    ['a lib that imports Node', 'libs/deadline/due.ts', `import { readFile } from 'node:fs/promises';`, 'a lib imports only libs'],
    ['a lib that imports the program', 'libs/deadline/due.ts', `import { Clock } from '#src/platform/clock';`, 'a lib imports only libs'],
    ['a lib past the face of another', 'libs/deadline/due.ts', `import { week } from '../worktime/week.js';`, 'reaches over by path'],
    ['the platform that knows a module', 'src/platform/http/face.ts', `import { Units } from '#src/units';`, 'platform knows no module'],
    ['an edge not listed', 'src/catalogue/app/find.ts', `import type { Dossier } from '#src/dossiers';`, 'edge catalogue → dossiers is not listed'],
    ['a module past a face', 'src/dossiers/app/take.ts', `import { x } from '#src/units/app';`, 'goes past the face'],
    ['a module by path', 'src/dossiers/app/take.ts', `import { x } from '../../units/index.js';`, 'reaches over by path'],
    ['a spec by path', 'src/dossiers/app/take.spec.ts', `import { x } from '../../units/app/units.js';`, 'reaches over by path'],
    ['a dynamic import', 'src/dossiers/app/take.ts', `const x = await import('#src/alerts');`, 'edge dossiers → alerts is not listed'],
    ['a re-export', 'src/dossiers/index.ts', `export { x } from '#src/reports';`, 'edge dossiers → reports is not listed'],
    ['a type by import()', 'src/dossiers/app/take.ts', `let x: import('#src/alerts').Alert;`, 'edge dossiers → alerts is not listed'],
    ['a module nobody knows', 'src/dossiers/app/take.ts', `import { x } from '#src/gadgets';`, 'is no module'],
    ['an entry point imported', 'src/dossiers/app/take.ts', `import { x } from '../../app.module.js';`, 'reaches over by path'],
  ])('%s', (_, path, text, problem) => {
    const problems = findBadImports([{ path, text }], [['dossiers', 'units']]);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test('what is allowed is let through', () => {
    const allowed: SourceFile[] = [
      { path: 'src/dossiers/app/take.ts', text: `import { x } from '#src/units'; import { y } from '../domain/y.js'; import { z } from '#libs/deadline';` },
      { path: 'src/main.ts', text: `import { x } from '#src/alerts'; import { y } from './app.module.js'; import pg from 'pg';` },
      { path: 'src/units/app/find.ts', text: `import { x } from '#src/platform/database/embedded';` },
      { path: 'src/units/app/find.spec.ts', text: `import { x } from '../../../test/support/app.js'; import { y } from '#src/dossiers';` },
      { path: 'libs/deadline/due.ts', text: `import { x } from '#libs/worktime'; import { y } from './reasons.js';` },
    ];
    expect(findBadImports(allowed, [['dossiers', 'units']])).toEqual([]);
  });

  test('an edge that nobody uses', () => {
    expect(findUnusedEdges([{ path: 'src/alerts/a.spec.ts', text: `import '#src/units';` }], [['alerts', 'units']])).toEqual([
      'alerts → units is listed and not used',
    ]);
  });

  test('an edge upward', () => {
    expect(findUpwardEdges([['dossiers', 'alerts'], ['alerts', 'dossiers'], ['units', 'documents']])).toHaveLength(2);
  });

  test('a circle of modules, even of types, and one of files', () => {
    expect(
      findCycles([
        { path: 'src/units/a.ts', text: `import type { B } from '#src/identity';` },
        { path: 'src/identity/b.ts', text: `import { A } from '#src/units';` },
      ]),
    ).toEqual(['units → identity → units']);
    const round = [
      { path: 'libs/deadline/a.ts', text: `import { b } from './b.js';` },
      { path: 'libs/deadline/b.ts', text: `import { a } from './a.js';` },
    ];
    expect(findCycles(round)).toEqual(['libs/deadline/a → libs/deadline/b → libs/deadline/a']);
    const types = [round[0] as SourceFile, { path: 'libs/deadline/b.ts', text: `import { type A } from './a.js';` }];
    expect(findCycles(types)).toEqual([]);
  });

  test('all ways to import are seen', () => {
    const text = `import a from './a.js'; import './b.js'; export * from './c.js'; await import('./d.js'); type E = import('./e.js').E;`;
    expect(importsOf({ path: 'src/units/x.ts', text }).map(({ target }) => target)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((name) => `src/units/${name}`),
    );
  });
});
