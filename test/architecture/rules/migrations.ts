import type { SourceFile } from '../source-tree.js';
import { isIdentifier, isSign, isWord, qualifiedName, split, statements, type Token } from './sql-tokens.js';

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly columnsThere: readonly string[];
  /** ON UPDATE …, ON DELETE SET …: effects that a distributed table cannot have. */
  readonly sideEffects: boolean;
}

/** A table as all migrations together leave it. */
export interface Table {
  readonly name: string;
  readonly file: string;
  comment: string;
  primaryKey: readonly string[];
  readonly uniques: (readonly string[])[];
  readonly foreignKeys: ForeignKey[];
  rowSecurity: boolean;
  fencePolicy: boolean;
}

/** Reads CREATE, ALTER, COMMENT, INDEX and POLICY of the migrations in their order; partitions stand under their parent. */
export function tablesOf(migrations: readonly SourceFile[]): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (const { path, text } of migrations) {
    for (const statement of statements(text)) {
      create(statement, path, tables);
      comment(statement, tables);
      alter(statement, tables);
      index(statement, tables);
      policy(statement, tables);
      drop(statement, tables);
    }
  }
  return tables;
}

export function kindOf({ comment: text }: Table): 'unit' | 'national' | 'local' | undefined {
  return /^(unit|national|local):/.exec(text)?.[1] as 'unit' | 'national' | 'local' | undefined;
}

export function unitTablesOf(migrations: readonly SourceFile[]): Set<string> {
  return new Set([...tablesOf(migrations).values()].filter((table) => kindOf(table) === 'unit').map(({ name }) => name));
}

type Tables = Map<string, Table>;

/** Finds `words … name` at the start of a statement; IF [NOT] EXISTS, ONLY and UNLOGGED are passed over. */
function named(statement: readonly Token[], ...words: readonly string[]): { name: string; rest: readonly Token[] } | undefined {
  const plain = statement.filter((token, at) => !(at < 8 && isWord(token, 'if', 'not', 'exists', 'only', 'unlogged', 'concurrently')));
  if (!words.every((word, at) => isWord(plain[at], word))) return undefined;
  const name = qualifiedName(plain, words.length);
  return name === undefined ? undefined : { name, rest: plain.slice(words.length + 3) };
}

function create(statement: readonly Token[], file: string, tables: Tables): void {
  const head = named(statement, 'create', 'table');
  const [body] = head?.rest ?? [];
  if (!head || body?.kind !== 'group') return;
  const table: Table = { name: head.name, file, comment: '', primaryKey: [], uniques: [], foreignKeys: [], rowSecurity: false, fencePolicy: false };
  tables.set(head.name, table);
  for (const part of split(body.inside, (token) => isSign(token, ','))) {
    const [first] = part;
    const isConstraint = isWord(first, 'constraint', 'primary', 'unique', 'foreign', 'check', 'exclude', 'like');
    constrain(table, part, isConstraint || !isIdentifier(first) ? undefined : first.text);
  }
}

function alter(statement: readonly Token[], tables: Tables): void {
  const head = named(statement, 'alter', 'table');
  const table = head && tables.get(head.name);
  if (!table) return;
  for (const part of split(head.rest, (token) => isSign(token, ','))) {
    const words = part.map(({ text }) => text).join(' ');
    if (words.startsWith('enable row level security')) table.rowSecurity = true;
    if (words.startsWith('disable row level security')) table.rowSecurity = false;
    if (!isWord(part[0], 'add')) continue;
    const column = isWord(part[1], 'column') ? part[2] : isWord(part[1], 'constraint', 'primary', 'unique', 'foreign') ? undefined : part[1];
    constrain(table, part.slice(1), isIdentifier(column) ? column.text : undefined);
  }
}

/** Keys in a column's definition, where `column` is given, or in a table constraint. */
function constrain(table: Table, part: readonly Token[], column: string | undefined): void {
  part.forEach((token, at) => {
    if (isWord(token, 'primary') && isWord(part[at + 1], 'key')) table.primaryKey = columnsAt(part, at + 2) ?? list(column);
    if (isWord(token, 'unique')) table.uniques.push(columnsAt(part, at + 1) ?? list(column));
    if (!isWord(token, 'references')) return;
    const keyed = part.findIndex((each) => isWord(each, 'foreign'));
    const rest = part.slice(at).map(({ text }) => text).join(' ');
    table.foreignKeys.push({
      columns: (keyed < 0 ? undefined : columnsAt(part, keyed + 2)) ?? list(column),
      table: qualifiedName(part, at + 1) ?? '',
      columnsThere: columnsAt(part, at + 4) ?? [],
      sideEffects: /on update|on delete set/.test(rest),
    });
  });
}

function columnsAt(part: readonly Token[], at: number): string[] | undefined {
  const group = part.slice(at, at + 4).find((token) => token.kind === 'group');
  return group?.inside.filter(isIdentifier).map(({ text }) => text);
}

function list(column: string | undefined): string[] {
  return column === undefined ? [] : [column];
}

function comment(statement: readonly Token[], tables: Tables): void {
  const head = named(statement, 'comment', 'on', 'table');
  const table = head && tables.get(head.name);
  if (table) table.comment = head.rest.find((token) => token.kind === 'text')?.text ?? '';
}

function index(statement: readonly Token[], tables: Tables): void {
  if (!isWord(statement[0], 'create') || !isWord(statement[1], 'unique')) return;
  const on = statement.findIndex((token) => isWord(token, 'on'));
  const columns = statement.slice(on).find((token) => token.kind === 'group');
  const first = columns && split(columns.inside, (token) => isSign(token, ',')).map((part) => part[0]?.text ?? '');
  tables.get(qualifiedName(statement, on + 1) ?? '')?.uniques.push(first ?? []);
}

function policy(statement: readonly Token[], tables: Tables): void {
  if (!isWord(statement[0], 'create') || !isWord(statement[1], 'policy')) return;
  const on = statement.findIndex((token) => isWord(token, 'on'));
  const table = tables.get(qualifiedName(statement, on + 1) ?? '');
  const using = statement.findIndex((token) => isWord(token, 'using'));
  const test = statement[using + 1]?.inside ?? [];
  const fenced = qualifiedName(test, 0) === 'platform.within_fence' && test[3]?.inside[0]?.text === 'unit_id';
  if (table && using >= 0 && fenced) table.fencePolicy = true;
}

function drop(statement: readonly Token[], tables: Tables): void {
  const head = named(statement, 'drop', 'table');
  if (head) tables.delete(head.name);
}
