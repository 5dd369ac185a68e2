import { describe, expect, test } from '@jest/globals';
import { findEnvironmentReaders, findOpenRoutes, findWordlessRefusals } from './rules/routes.js';
import { findBadShapes } from './rules/shape.js';
import { findForeignWords } from './rules/words.js';
import { readTree, typescriptIn } from './source-tree.js';

const files = typescriptIn('src', 'libs', 'test');

describe('rules 5 and 7 hold in the tree', () => {
  test('every route is guarded or declared public', () => expect(findOpenRoutes(files)).toEqual([]));
  test('only platform/config reads the environment', () => expect(findEnvironmentReaders(files)).toEqual([]));
  test('every refusal has a Vietnamese text', () => expect(findWordlessRefusals(files)).toEqual([]));
  test('names, sizes, depths, faces and needs are within bounds', () => expect(findBadShapes(files)).toEqual([]));
  test('the project speaks of itself alone', () => {
    expect(findForeignWords(readTree(['.'], ['.ts', '.tsx', '.js', '.json', '.md', '.sql', '.yml', '.yaml', '.npmrc', 'Dockerfile', 'run']))).toEqual([]);
  });
});

describe('planted violations are caught:', () => {
  const controller = (decorators: string, method: string): { path: string; text: string } => ({
    path: 'src/units/web/units.controller.ts',
    text: `${decorators} export class UnitsController { ${method} find() {} }`,
  });

  test.each(['Get', 'Post', 'Put', 'Patch', 'Delete'])('a @%s route that nobody guards', (verb) => {
    expect(findOpenRoutes([controller(`@Controller('units')`, `@${verb}(':id')`)])).toEqual([
      'src/units/web/units.controller.ts: UnitsController.find has neither @Public() nor @Allow(…)',
    ]);
  });

  test.each([
    ['on the method', controller('@Controller()', `@Get() @Allow('clerk')`)],
    ['on the class', controller(`@Allow('clerk') @Controller()`, '@Get()')],
    ['declared public', controller('@Controller()', '@Public() @Get()')],
    ['a method that is no route', controller('@Controller()', '')],
  ])('but not one guarded %s', (_, file) => expect(findOpenRoutes([file])).toEqual([]));

  test.each([
    'const a = process.env.PORT;',
    `const a = process['env'];`,
    'const { env } = process;',
    'const { env: surroundings } = process;',
    `import { env } from 'node:process';`,
  ])('the environment read by %s', (text) => {
    expect(findEnvironmentReaders([{ path: 'src/platform/http/a.ts', text }])).toHaveLength(1);
    expect(findEnvironmentReaders([{ path: 'src/platform/config/a.ts', text }])).toEqual([]);
  });

  test.each([`{ 'a.b': { status: 404, text: 'Not found.' } }`, `{ 'a.b': { status: 404 } }`])('a refusal without Vietnamese: %s', (definitions) => {
    expect(findWordlessRefusals([{ path: 'src/units/refusals.ts', text: `defineRefusals(${definitions})` }])).toHaveLength(1);
  });

  test.each<[string, string, string]>([
    ['src/units/app/date-utils.ts', '', 'a name that says nothing'],
    ['src/units/app/helpers.ts', '', 'a name that says nothing'],
    ['libs/common/index.ts', `export { a } from './a.js';`, 'a name that says nothing'],
    ['src/units/data/base.store.ts', '', 'a name that says nothing'],
    ['src/units/app/unit-manager.ts', '', 'a name that says nothing'],
    ['src/units/app/long.ts', 'x;\n'.repeat(301), '301 lines, at most 300'],
    ['src/units/app/long.spec.ts', 'x;\n'.repeat(501), '501 lines, at most 500'],
    ['src/units/app/deep/a.ts', '', 'deeper than a module goes'],
    ['src/units/services/a.ts', '', 'a module has no folder services/'],
    ['src/units/index.ts', `export { a } from './a.js';\n`.repeat(41), 'a face of 41 lines'],
    ['src/units/index.ts', `export * from './a.js';`, 'named exports and nothing else'],
    ['libs/deadline/index.ts', `export const a = 1;`, 'named exports and nothing else'],
    ['src/units/app/a.ts', '@Injectable() class A { constructor(a: A, b: B, c: C, d: D, e: E, f: F, g: G) {} }', 'A is injected 7 things, at most 6'],
  ])('%s', (path, text, problem) => {
    expect(findBadShapes([{ path, text }])).toEqual([expect.stringContaining(problem)]);
  });

  test('where packages were fetched', () => {
    expect(findForeignWords([{ path: '.npmrc', text: ['registry=https:', 'registry.example'].join('//') }])).toHaveLength(1);
    expect(findForeignWords([{ path: 'package-lock.json', text: ['"resolved":', '"http://mirror.example/a.tgz"'].join(' ') }])).toHaveLength(1);
  });
});
