import type { SourceFile } from '../source-tree.js';

/** The project speaks of itself alone: where its packages were fetched on somebody's machine is no part of it. */
export function findForeignWords(files: readonly SourceFile[]): string[] {
  const registry = new RegExp(['https?:', 'registry'].join('//'));
  const resolved = new RegExp(['"resolved":', '"http'].join(' '));
  return files.flatMap(({ path, text }) => [
    ...(registry.test(text) ? [`${path} names a package registry`] : []),
    ...(path.endsWith('package-lock.json') && resolved.test(text) ? [`${path} says where packages were fetched`] : []),
  ]);
}
