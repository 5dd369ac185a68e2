import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../../src/app.module.js';
import { packageRoot } from '#src/platform/database';
import { generatedPages } from './generated.js';

/** `npm run docs`: writes the generated pages of docs/ anew. */
for (const [path, text] of generatedPages()) {
  writeFileSync(join(packageRoot(), path), text);
  process.stdout.write(`${path}\n`);
}
