import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '#src/platform/config';
import { startEmbeddedPostgres } from './embedded/index.js';
import { migrate } from './migrator.js';

export interface OpenDatabase {
  /** For the application's role. */
  url: string;
  takeAppRole: boolean;
  embedded: boolean;
  stop(): Promise<void>;
}
