import { basename } from 'node:path';
import ts from 'typescript';
import { MODULES } from '../layers.js';
import { isTest, type SourceFile } from '../source-tree.js';

const NAMELESS = /(^|[-.])(utils?|helpers?|common|managers?)([-.]|$)|^base(\.|$)/;
const MODULE_FOLDERS = new Set(['domain', 'app', 'data', 'web', 'jobs']);
const MOST_INJECTED = 6;

/** Rule 7: names that say nothing, faces that are more than a face, modules deeper than their layout, classes that need too much. */
export function findBadShapes(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const problems = [...nameProblems(file), ...sizeProblems(file), ...depthProblems(file), ...faceProblems(file), ...injectionProblems(file)];
    return problems.map((problem) => `${file.path}: ${problem}`);
  });
}

function nameProblems({ path }: SourceFile): string[] {
  return path.split('/').some((part) => NAMELESS.test(part)) ? ['a name that says nothing'] : [];
}

function sizeProblems({ path, text }: SourceFile): string[] {
  const lines = text.trimEnd().split('\n').length;
  const most = isTest(path) ? 500 : 300;
  return lines > most ? [`${lines} lines, at most ${most}`] : [];
}

function depthProblems({ path }: SourceFile): string[] {
  const [top, module = '', folder = '', ...rest] = path.split('/');
  // Data and generated text of the demonstration are not code.
  if (top !== 'src' || !MODULES.includes(module) || rest.length === 0) return [];
  if (rest.length > 1) return ['deeper than a module goes'];
  return MODULE_FOLDERS.has(folder) || module === 'demonstration' ? [] : [`a module has no folder ${folder}/`];
}

/** The face of a lib, of a module or of a part of the platform: named exports and nothing else. */
function faceProblems({ path, text }: SourceFile): string[] {
  if (basename(path) !== 'index.ts' || isTest(path)) return [];
  const lines = text.trimEnd().split('\n').length;
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, false);
  const named = statements.every((each) => ts.isExportDeclaration(each) && each.exportClause !== undefined && ts.isNamedExports(each.exportClause));
  return [...(lines > 40 ? [`a face of ${lines} lines, at most 40`] : []), ...(named ? [] : ['a face has named exports and nothing else'])];
}

function injectionProblems({ path, text }: SourceFile): string[] {
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node) && ts.getDecorators(node)?.length) {
      const needs = node.members.find(ts.isConstructorDeclaration)?.parameters.length ?? 0;
      if (needs > MOST_INJECTED) problems.push(`${node.name?.text ?? 'a class'} is injected ${needs} things, at most ${MOST_INJECTED}`);
    }
    ts.forEachChild(node, visit);
  };
  if (!isTest(path)) visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, false));
  return problems;
}
