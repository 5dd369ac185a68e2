import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const CLOCK = 'Time comes from #src/platform/clock, and in libs as an argument, so that tests can travel.';
const ENVIRONMENT = 'Only src/platform/config reads the environment.';

const noNow = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
];
const noEnvironment = [{ selector: "MemberExpression[object.name='process'][property.name='env']", message: ENVIRONMENT }];
const always = [
  { selector: "CallExpression[callee.name='forwardRef']", message: 'A cycle between providers is cut, not deferred.' },
  { selector: "Property[key.name='synchronize'][value.value=true]", message: 'The schema is made by migrations/ alone.' },
  { selector: "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]", message: 'Modules are not mocked.' },
  { selector: "MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo)$/]", message: 'Every test runs.' },
];

const restricted = (...rules) => ({ 'no-restricted-syntax': ['error', ...always, ...rules.flat()] });

const libsImport = ['@nestjs/*', 'typeorm', 'pg', 'bullmq', 'ioredis', 'node:*', 'fs', 'path', 'crypto', '#src/*'];

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', 'coverage/', 'data/']),
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommendedTypeChecked] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', { max: 6 }],
      // Counts every ?? and ?. too, so a plain mapping of columns comes to more than it looks.
      complexity: ['error', { max: 30 }],
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-var': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      // A `() => asyncThing()` passed where the result is ignored is what BullMQ's and Node's listeners take.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
      // Implementing an asynchronous face with a synchronous body is the point of a face.
      '@typescript-eslint/require-await': 'off',
      // Refusals and rows name unknown values in messages; numbers there are plain.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true, allowNullish: false }],
      ...restricted(noNow, noEnvironment),
    },
  },
  {
    files: ['libs/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: libsImport, message: 'libs are pure TypeScript.' }] }], 'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'] },
  },
  { files: ['src/platform/clock/**'], rules: restricted(noEnvironment) },
  { files: ['src/platform/config/**'], rules: restricted(noNow) },
  // Screens of a terminal, not logs.
  { files: ['src/*.ts', 'src/demonstration/**', 'test/bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': 'off',
      'max-params': 'off',
      // Bodies of answers under test are untyped.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // Where the suite finds its servers, and what wall-clock time a started program answers with.
      ...restricted(),
    },
  },
);
