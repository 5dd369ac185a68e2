import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export const ROOT = join(import.meta.dirname, '../..');
const SKIPPED = new Set(['node_modules', 'dist', '.git', 'coverage']);

/** All files below the folders with one of the endings. */
export function readTree(folders: readonly string[], endings: readonly string[]): SourceFile[] {
  const files: SourceFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name);
      // The data of a program run from here is not the project's.
      if (SKIPPED.has(entry.name) || full === join(ROOT, 'data')) continue;
      if (entry.isDirectory()) walk(full);
      else if (endings.some((ending) => entry.name.endsWith(ending))) {
        files.push({ path: relative(ROOT, full).split(sep).join('/'), text: readFileSync(full, 'utf8') });
      }
    }
  };
  for (const folder of folders) walk(join(ROOT, folder));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const typescriptIn = (...folders: string[]): SourceFile[] => readTree(folders, ['.ts', '.tsx']);

export const migrations = (): SourceFile[] => readTree(['migrations'], ['.sql']);

/** Specs and what only specs use are held to fewer rules. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || /\.spec(-support)?\.tsx?$/.test(path);
}
