import { writeFileSync } from 'node:fs';
import { duongHa2021, toRegisterCsv } from './register-generator.js';
import { projectPath } from './register-sources.js';

/**
 * Writes the demonstration commune's register anew; run it after the generator was changed:
 * `npx swc libs test/support -d dist --config-file .swcrc && node dist/test/support/write-register.js`.
 */
const file = projectPath('src', 'demonstration', 'data', 'duong-ha-2021-register.csv');
writeFileSync(file, toRegisterCsv(duongHa2021()));
process.stdout.write(`${file}\n`);
