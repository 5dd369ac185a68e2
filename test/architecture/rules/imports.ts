import { posix } from 'node:path';
import ts from 'typescript';
import { LAYERS, MODULES } from '../layers.js';
import { isTest, type SourceFile } from '../source-tree.js';

export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** The file in the tree that is meant, without its ending; undefined for packages. */
  readonly target?: string;
  readonly typeOnly: boolean;
}

export type Edge = readonly [from: string, to: string];

/** Every import of a file: static, dynamic, `export … from`, and types. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean): void => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    found.push({ from: file.path, specifier: node.text, target: targetOf(file.path, node.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, false));
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every((name) => name.isTypeOnly);
}

function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#libs/')) return `libs/${specifier.slice(6)}/index`;
  if (specifier.startsWith('#src/')) return `src/${specifier.slice(5)}/index`;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier).replace(/\.(js|jsx|ts|tsx)$/, '');
  return undefined;
}

/** `libs/deadline`, `platform/clock`, `dossiers`, `entry` or `test`: who answers for a file. */
export function ownerOf(path: string): string {
  const [top = '', first = '', second = ''] = path.split('/');
  if (top === 'libs') return `libs/${first}`;
  if (top !== 'src') return 'test';
  if (first === 'platform') return `platform/${second}`;
  return path.split('/').length === 2 ? 'entry' : first;
}

/** Rule 1: libs import only libs; platform knows no module; a module is entered through its face, along listed edges. */
export function findBadImports(files: readonly SourceFile[], edges: readonly Edge[]): string[] {
  const listed = new Set(edges.map(String));
  return files.flatMap(importsOf).flatMap((each) => {
    const problem = problemOf(each, listed);
    return problem === undefined ? [] : [`${each.from} imports ${each.specifier}: ${problem}`];
  });
}

/** Components are written in TSX, and made text by the same package: as pure as the rest. */
function isMarkup(owner: string, specifier: string): boolean {
  return owner === 'libs/ui' && /^preact($|\/|-render-to-string$)/.test(specifier);
}

function problemOf({ from, specifier, target }: Import, listed: ReadonlySet<string>): string | undefined {
  const owner = ownerOf(from);
  if (target === undefined) return owner.startsWith('libs/') && !isTest(from) && !isMarkup(owner, specifier) ? 'a lib imports only libs' : undefined;
  const other = ownerOf(target);
  if (other === owner || owner === 'test') return undefined;
  if (specifier.startsWith('.') && !(owner === 'entry' && other === 'entry')) {
    return isTest(from) && other === 'test' ? undefined : 'reaches over by path, not through a face';
  }
  if (other.startsWith('libs/')) return undefined;
  if (owner.startsWith('libs/')) return 'a lib imports only libs';
  if (other.startsWith('platform/')) return undefined;
  if (!MODULES.includes(other)) return 'is no module';
  if (target !== `src/${other}/index`) return 'goes past the face of the module';
  if (owner === 'entry' || isTest(from)) return undefined;
  if (owner.startsWith('platform/')) return 'platform knows no module';
  return listed.has(String([owner, other])) ? undefined : `edge ${owner} → ${other} is not listed in edges.ts`;
}

/** Edges between modules that the code has. */
export function usedEdges(files: readonly SourceFile[]): Set<string> {
  const used = new Set<string>();
  for (const { from, target } of files.filter((file) => !isTest(file.path)).flatMap(importsOf)) {
    if (target === undefined) continue;
    const edge = [ownerOf(from), ownerOf(target)] as const;
    if (edge[0] !== edge[1] && edge.every((name) => MODULES.includes(name))) used.add(String(edge));
  }
  return used;
}

export function findUnusedEdges(files: readonly SourceFile[], edges: readonly Edge[]): string[] {
  const used = usedEdges(files);
  return edges.filter((edge) => !used.has(String(edge))).map(([from, to]) => `${from} → ${to} is listed and not used`);
}

/** Rule 2: no edge from a lower layer to a higher one. */
export function findUpwardEdges(edges: readonly Edge[]): string[] {
  const layer = (name: string): number => LAYERS.findIndex((modules) => modules.includes(name));
  return edges.filter(([from, to]) => layer(from) < layer(to)).map(([from, to]) => `${from} must not know ${to}: that travels as an event`);
}

/** Circles among modules, libs and parts of the platform, and among files where more than types go round. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const all = files.filter((file) => !isTest(file.path)).flatMap(importsOf);
  const owners = new Map<string, Set<string>>();
  const paths = new Map<string, Set<string>>();
  const link = (graph: Map<string, Set<string>>, from: string, to: string): void => {
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  };
  for (const { from, target, typeOnly } of all) {
    if (target === undefined) continue;
    const [a, b] = [ownerOf(from), ownerOf(target)];
    if (a !== b) link(owners, a, b);
    if (!typeOnly) link(paths, from.replace(/\.tsx?$/, ''), target);
  }
  return [...cyclesIn(owners), ...cyclesIn(paths)];
}

function cyclesIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) return void cycles.push([...trail.slice(trail.indexOf(node)), node].join(' → '));
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}
