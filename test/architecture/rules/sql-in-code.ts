import ts from 'typescript';
import { ownerOf } from './imports.js';
import { findUnfencedTables } from './fence.js';
import { isTest, type SourceFile } from '../source-tree.js';

/** A text of the code; `whole` when every placeholder in it was a constant of the same file, and so is filled in. */
interface CodeText {
  readonly text: string;
  readonly whole: boolean;
  readonly line: number;
}

/** Rule 3: the SQL of a module names only the tables of its own schema; so do its entities. */
export function findForeignTables(files: readonly SourceFile[], tables: Iterable<string>): string[] {
  const names = [...tables];
  return files.filter(isModuleCode).flatMap((file) => {
    const own = `${schemaOf(file.path)}.`;
    const foreign = names.filter((name) => !name.startsWith(own));
    const problems = textsOf(file).flatMap(({ text, line }) => {
      const plain = text.replaceAll('"', '');
      return foreign.filter((name) => mentions(plain, name)).map((name) => `${file.path}:${line} names ${name}`);
    });
    return [...problems, ...foreignEntities(file, own)];
  });
}

/** Rule 4, as far as it can be read without running: every whole statement in the code names the unit. */
export function findUnfencedSql(files: readonly SourceFile[], unitTables: ReadonlySet<string>): string[] {
  return files.filter((file) => file.path.startsWith('src/') && !isTest(file.path)).flatMap((file) =>
    textsOf(file)
      .filter(({ text, whole }) => whole && /^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s/.test(text))
      .flatMap(({ text, line }) => findUnfencedTables(text, unitTables).map((table) => `${file.path}:${line} touches ${table} without its unit_id`)),
  );
}

function isModuleCode({ path }: SourceFile): boolean {
  return path.startsWith('src/') && !isTest(path) && ownerOf(path) !== 'entry';
}

function schemaOf(path: string): string {
  const owner = ownerOf(path);
  return owner.startsWith('platform/') ? 'platform' : owner;
}

/** As the name of a table, not as the beginning of a longer code such as a refusal's. */
function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const alone = !/[\w.]/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + name.length] ?? ' ');
  // A text that is nothing but the name is a key or a topic, unless the code builds SQL of it: those have a space about them.
  return alone && text.trim() !== name;
}

function foreignEntities(file: SourceFile, own: string): string[] {
  const schemas = [...file.text.matchAll(/@Entity\([^)]*schema:\s*'(\w+)'/g)].map((match) => match[1] ?? '');
  return schemas.filter((schema) => `${schema}.` !== own).map((schema) => `${file.path} maps an entity of schema ${schema}`);
}

/** Texts and templates, with constants of the same file filled in; only the outermost of what is joined by constants matters. */
function textsOf(file: SourceFile): CodeText[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true);
  const constants = new Map<string, ts.Expression>();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer) constants.set(name.text, initializer);
    }
  }
  const found: CodeText[] = [];
  const visit = (node: ts.Node): void => {
    const read = ts.isExpression(node) ? readText(node, constants, 0) : undefined;
    if (read) found.push({ ...read, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function readText(node: ts.Expression, constants: ReadonlyMap<string, ts.Expression>, depth: number): { text: string; whole: boolean } | undefined {
  if (ts.isStringLiteralLike(node)) return { text: node.text, whole: true };
  if (!ts.isTemplateExpression(node)) return undefined;
  let { text } = node.head;
  let whole = true;
  for (const { expression, literal } of node.templateSpans) {
    const constant = ts.isIdentifier(expression) && depth < 5 ? constants.get(expression.text) : undefined;
    const value = constant && readText(constant, constants, depth + 1);
    whole &&= value?.whole ?? false;
    text += (value?.text ?? '…') + literal.text;
  }
  return { text, whole };
}
