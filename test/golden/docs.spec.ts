import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import '../../src/app.module.js';
import { packageRoot } from '#src/platform/database';
import { generatedPages } from './docs/generated.js';

describe('generated pages are up to date (otherwise: npm run docs):', () => {
  test.each([...generatedPages()])('%s', (path, text) => {
    expect(readFileSync(join(packageRoot(), path), 'utf8')).toBe(text);
  });
});
