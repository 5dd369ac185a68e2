import { isIdentifier, isSign, isWord, qualifiedName, split, type Token } from './sql-tokens.js';

/** One SELECT, INSERT, UPDATE or DELETE without the queries inside it. */
export interface Block {
  readonly verb: string;
  readonly tables: readonly TableUse[];
  /** Conditions of WHERE and ON that must all hold. */
  readonly conditions: readonly (readonly Token[])[];
  /** Columns of USING (…), with the aliases on both sides. */
  readonly usings: readonly { left: string; right: string; columns: readonly string[] }[];
  /** What stands between SELECT and FROM. */
  readonly selected: readonly Token[];
  readonly insertColumns?: readonly string[];
  readonly groupedBy: readonly Token[];
  /** Rows are locked: FOR UPDATE and its kin. */
  readonly locks: boolean;
}

export interface TableUse {
  readonly table: string;
  readonly alias: string;
  readonly inserted: boolean;
}

const QUERY = ['select', 'with', 'insert', 'update', 'delete', 'values'];
const JOINING = ['join', 'left', 'right', 'full', 'inner', 'outer', 'cross', 'natural', 'lateral'];
const CLAUSE = ['where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'for', 'window', 'returning', 'set'];

/** All query blocks of one statement, those of sub-queries and WITH included. */
export function blocksOf(statement: readonly Token[]): Block[] {
  const own = split(statement, (token) => isWord(token, 'union', 'intersect', 'except')).flatMap(splitInsert);
  return [...own.map(readBlock).filter((block) => block !== undefined), ...innerQueries(statement).flatMap(blocksOf)];
}

function innerQueries(tokens: readonly Token[]): (readonly Token[])[] {
  return tokens.flatMap((token) => {
    if (token.kind !== 'group') return [];
    return isWord(token.inside[0], ...QUERY) ? [token.inside] : innerQueries(token.inside);
  });
}

/** INSERT … SELECT is two: where the rows go, and where they come from. */
function splitInsert(tokens: readonly Token[]): (readonly Token[])[] {
  const conflict = tokens.findIndex((token, at) => isWord(token, 'on') && isWord(tokens[at + 1], 'conflict'));
  const whole = conflict < 0 ? tokens : tokens.slice(0, conflict);
  const insert = whole.findIndex((token) => isWord(token, 'insert'));
  const select = whole.findIndex((token, at) => at > insert && isWord(token, 'select'));
  return insert < 0 || select < 0 ? [whole] : [whole.slice(insert, select), whole.slice(select)];
}

interface Reading {
  readonly tables: TableUse[];
  readonly conditions: (readonly Token[])[];
  readonly usings: { left: string; right: string; columns: readonly string[] }[];
}

function readBlock(tokens: readonly Token[]): Block | undefined {
  const start = tokens.findIndex((token, at) => isWord(token, 'select', 'insert', 'delete') || (isWord(token, 'update') && isStatementUpdate(tokens, at)));
  const verb = tokens[start]?.text;
  if (verb === undefined) return undefined;
  const rest = tokens.slice(start + 1);
  const reading: Reading = { tables: [], conditions: [], usings: [] };
  if (verb === 'insert') return { verb, ...reading, ...readInsert(rest), selected: [], groupedBy: [], locks: false };
  if (verb === 'update') readTables(clause(rest, -1), reading);
  rest.forEach((token, at) => {
    const lists = isWord(token, 'from') && !isWord(rest[at - 1], 'distinct');
    const also = verb === 'delete' && isWord(token, 'using') && rest[at + 1]?.kind !== 'group';
    if (lists || also) readTables(clause(rest, at, also ? [] : verb === 'delete' ? ['using'] : []), reading);
    if (isWord(token, 'where')) reading.conditions.push(...conjuncts(clause(rest, at)));
  });
  const from = rest.findIndex((token) => isWord(token, 'from'));
  const locks = rest.some((token, at) => isWord(token, 'for') && isWord(rest[at + 1], 'update', 'no', 'share', 'key'));
  const group = rest.findIndex((token, at) => isWord(token, 'group') && isWord(rest[at + 1], 'by'));
  const groupedBy = group < 0 ? [] : clause(rest, group).slice(1);
  return { verb, ...reading, groupedBy, selected: verb === 'select' ? rest.slice(0, from < 0 ? rest.length : from) : [], locks };
}

function isStatementUpdate(tokens: readonly Token[], at: number): boolean {
  return !isWord(tokens[at - 1], 'for', 'key', 'do') && !isWord(tokens[at + 1], 'set');
}

function readInsert(rest: readonly Token[]): { tables: TableUse[]; insertColumns: string[] } {
  const table = qualifiedName(rest, 1);
  const values = rest.findIndex((token) => isWord(token, 'values', 'default', 'overriding'));
  const columns = rest.slice(0, values < 0 ? undefined : values).find((token) => token.kind === 'group');
  const tables = table === undefined ? [] : [{ table, alias: table, inserted: true }];
  return { tables, insertColumns: columns?.inside.filter(isIdentifier).map((token) => token.text) ?? [] };
}

/** The tokens after a clause's keyword up to the next clause. */
function clause(tokens: readonly Token[], at: number, alsoEnds: readonly string[] = []): readonly Token[] {
  const end = tokens.findIndex((token, index) => index > at && (isWord(token, ...CLAUSE, ...alsoEnds) || (isWord(token, 'from') && !isWord(tokens[index - 1], 'distinct'))));
  return tokens.slice(at + 1, end < 0 ? undefined : end);
}

function readTables(tokens: readonly Token[], reading: Reading): void {
  const ends = (token: Token | undefined): boolean => token === undefined || isWord(token, ...JOINING) || isSign(token, ',');
  let at = 0;
  while (at < tokens.length) {
    while (at < tokens.length && (ends(tokens[at]) || isWord(tokens[at], 'only'))) at++;
    at = readItem(tokens, at, reading);
    if (isWord(tokens[at], 'using') && tokens[at + 1]?.kind === 'group') {
      const [left, right] = reading.tables.slice(-2);
      const columns = tokens[at + 1]?.inside.filter(isIdentifier).map((token) => token.text) ?? [];
      if (left && right) reading.usings.push({ left: left.alias, right: right.alias, columns });
    }
    if (isWord(tokens[at], 'on')) {
      const start = at + 1;
      while (!ends(tokens[at])) at++;
      reading.conditions.push(...conjuncts(tokens.slice(start, at)));
    }
    while (!ends(tokens[at]) && !isWord(tokens[at], 'on', 'using')) at++;
    if (isWord(tokens[at], 'using')) at += 2;
  }
}

/** A table, a sub-query, a function or bracketed joins, with its alias. @returns the place after it */
function readItem(tokens: readonly Token[], start: number, reading: Reading): number {
  const first = tokens[start];
  if (first?.kind === 'group') {
    if (!isWord(first.inside[0], ...QUERY)) readTables(first.inside, reading);
    return skipAlias(tokens, start + 1).next;
  }
  const table = qualifiedName(tokens, start);
  let next = start + (table === undefined ? 1 : 3);
  if (tokens[next]?.kind === 'group') next++;
  else if (table !== undefined) {
    const named = skipAlias(tokens, next);
    reading.tables.push({ table, alias: named.alias ?? table.slice(table.indexOf('.') + 1), inserted: false });
    return named.next;
  }
  return skipAlias(tokens, next).next;
}

function skipAlias(tokens: readonly Token[], at: number): { alias?: string; next: number } {
  const start = isWord(tokens[at], 'as') ? at + 1 : at;
  const token = tokens[start];
  if (!isIdentifier(token) || isWord(token, ...JOINING, ...CLAUSE, 'on', 'using')) return { next: start };
  return { alias: token.text, next: tokens[start + 1]?.kind === 'group' ? start + 2 : start + 1 };
}

/** The parts of a condition that must all hold; under an OR none must. */
export function conjuncts(condition: readonly Token[]): (readonly Token[])[] {
  if (condition.some((token) => isWord(token, 'or'))) return [];
  return split(condition, (token) => isWord(token, 'and')).flatMap((part) => {
    const [only] = part;
    const bracketed = part.length === 1 && only?.kind === 'group' && !isWord(only.inside[0], ...QUERY);
    return bracketed ? conjuncts(only.inside) : [part];
  });
}
