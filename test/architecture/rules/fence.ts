import { type Block, blocksOf, type TableUse } from './sql-blocks.js';
import { isIdentifier, isSign, isWord, split, statements, type Token } from './sql-tokens.js';

/** What a unit_id is compared with: one value, several, or the unit_id of another table. */
type Comparison = { alias: string; with: 'one' | 'several' } | { alias: string; with: 'column'; other: string };

const FENCED_VERBS = ['select', 'with', 'insert', 'update', 'delete'];

/**
 * Rule 4: tables with units' rows that a statement touches without naming the unit.
 *
 * Every table of `unitTables` in FROM, JOIN, UPDATE or DELETE needs `unit_id = …`, `= ANY (…)` or `IN (…)` in the WHERE or ON of
 * the same query, or an equation with the unit_id of a table that has one; an INSERT needs the column. Under an OR nothing
 * counts. Rows are locked in one unit: FOR UPDATE needs `unit_id =` one value. What may go over all units is the question which of
 * them have something, `SELECT [DISTINCT] unit_id FROM one_table WHERE …`, and figures per unit, `… FROM one_table GROUP BY unit_id`.
 *
 * @example findUnfencedTables('SELECT 1 FROM dossiers.step WHERE seq = 1', new Set(['dossiers.step'])) // ['dossiers.step']
 */
export function findUnfencedTables(sql: string, unitTables: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const statement of statements(sql)) {
    const tokens = isWord(statement[0], 'explain') ? statement.slice(statement.findIndex((token) => isWord(token, ...FENCED_VERBS))) : statement;
    if (!isWord(tokens[0], ...FENCED_VERBS) && tokens[0]?.kind !== 'group') continue;
    for (const block of blocksOf(tokens)) for (const table of unfencedIn(block, unitTables)) found.add(table);
  }
  return [...found];
}

function unfencedIn(block: Block, unitTables: ReadonlySet<string>): string[] {
  const uses = block.tables.filter(({ table }) => unitTables.has(table));
  if (block.verb === 'insert') {
    return uses.filter(() => !block.insertColumns?.includes('unit_id')).map(({ table }) => table);
  }
  if (uses.length === 0 || asksOnlyWhichUnits(block)) return [];
  const comparisons = [...block.conditions.flatMap((condition) => comparisonsOf(condition, uses)), ...fromUsings(block)];
  const one = reached(uses, comparisons, (comparison) => comparison.with === 'one');
  const any = reached(uses, comparisons, (comparison) => comparison.with !== 'column');
  return uses.flatMap(({ table, alias }) => {
    if (!any.has(alias)) return [table];
    return block.locks && !one.has(alias) ? [`${table} (rows of several units are locked)`] : [];
  });
}

function asksOnlyWhichUnits(block: Block): boolean {
  if (block.verb !== 'select' || block.tables.length !== 1 || block.locks) return false;
  const columns = isWord(block.selected[0], 'distinct') ? block.selected.slice(1) : block.selected;
  return [columns, block.groupedBy].some((list) => isUnitColumn(list));
}

function isUnitColumn(tokens: readonly Token[]): boolean {
  const column = tokens.length === 3 && isSign(tokens[1], '.') ? tokens[2] : tokens.length === 1 ? tokens[0] : undefined;
  return isIdentifier(column) && column.text === 'unit_id';
}

/** Aliases whose unit_id is fixed, directly or by way of equations. */
function reached(uses: readonly TableUse[], comparisons: readonly Comparison[], fixes: (comparison: Comparison) => boolean): Set<string> {
  const mine = new Set(uses.map(({ alias }) => alias));
  const fixed = new Set(comparisons.filter(fixes).map(({ alias }) => alias));
  for (let before = -1; before < fixed.size; ) {
    before = fixed.size;
    for (const comparison of comparisons) {
      if (comparison.with !== 'column') continue;
      const { alias, other } = comparison;
      if (fixed.has(other)) fixed.add(alias);
      if (fixed.has(alias) && mine.has(other)) fixed.add(other);
    }
  }
  return fixed;
}

function fromUsings({ usings }: Block): Comparison[] {
  return usings.filter(({ columns }) => columns.includes('unit_id')).map(({ left, right }) => ({ alias: left, with: 'column', other: right }));
}

function comparisonsOf(condition: readonly Token[], uses: readonly TableUse[]): Comparison[] {
  const at = condition.findIndex((token) => isSign(token, '=') || isWord(token, 'in'));
  if (at < 0 || isWord(condition[at - 1], 'not')) return [];
  const [left, right] = [condition.slice(0, at), condition.slice(at + 1)];
  const several = isWord(condition[at], 'in') || isWord(right[0], 'any', 'some');
  const [tuple, values] = [left, right].map((side) => (side.length === 1 && side[0]?.kind === 'group' ? members(side[0]) : undefined));
  if (tuple) {
    return tuple.flatMap((member, index) => sides(member, several ? undefined : values?.[index], several, uses));
  }
  return several ? sides(left, undefined, true, uses) : [...sides(left, right, false, uses), ...sides(right, left, false, uses)];
}

function members(group: Token): Token[][] {
  return split(group.inside, (token) => isSign(token, ','));
}

function sides(left: readonly Token[], right: readonly Token[] | undefined, several: boolean, uses: readonly TableUse[]): Comparison[] {
  const alias = unitColumnOf(left, uses);
  if (alias === undefined) return [];
  const other = right && unitColumnOf(right, uses);
  if (other !== undefined && uses.some((use) => use.alias === other)) return [{ alias, with: 'column', other }];
  // A unit_id of an outer query or of a WITH: fixed there, for one or for several.
  return [{ alias, with: several || !right || mentionsColumn(right) ? 'several' : 'one' }];
}

/** The alias whose unit_id this expression is; a bare unit_id belongs to the only table with units' rows. */
function unitColumnOf(expression: readonly Token[], uses: readonly TableUse[]): string | undefined {
  const column = expression.at(-1);
  if (!isIdentifier(column) || column.text !== 'unit_id') return undefined;
  if (expression.length === 1) return uses.length === 1 ? uses[0]?.alias : undefined;
  const owner = expression.at(-3);
  if (!isSign(expression.at(-2), '.') || !isIdentifier(owner)) return undefined;
  const schema = expression.length === 5 ? expression[0]?.text : undefined;
  return schema === undefined ? owner.text : uses.find(({ table }) => table === `${schema}.${owner.text}`)?.alias;
}

function mentionsColumn(expression: readonly Token[]): boolean {
  return expression.some((token, at) => token.kind === 'group' || (isIdentifier(token) && isSign(expression[at + 1], '.')));
}
