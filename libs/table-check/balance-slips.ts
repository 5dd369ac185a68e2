import type { Balance } from './layouts.js';
import { type PrintedRow, type PrintedTable, cellAt, valueAt } from './read-table.js';
import { type Alternative, type Slip, rowLabel, shown, slipIn } from './slip.js';

type Named = (row: PrintedRow, column: string) => boolean;
/** A cell put right for a moment, to see what then agrees. */
interface Change {
  row: PrintedRow;
  column: string;
  value: number;
}

const SAME = 1e-6;

/**
 * Rows that do not balance and columns that do not add up, each slip once, where it lies: a wrong number on a row may upset its
 * column's total too, and a wrong total its own row; the cell that alone explains the most is named. The total row is not
 * balanced: where the rows balance and the columns add up it cannot fail, so a failure there is the echo of another slip.
 */
export function balanceSlips(table: PrintedTable, named: Named): Slip[] {
  const checks = new Checks(table, named);
  const mended: Change[] = [];
  const slips = table.rows.flatMap((row) =>
    checks.balances.flatMap((balance) => {
      const own = mended.filter((change) => change.row === row);
      if (checks.balanced(row, balance, own.at(-1))) return [];
      const { slip, change } = rowSlip(table, checks, row, balance);
      if (change) mended.push(change);
      return [slip];
    }),
  );
  return [...slips, ...checks.summed.filter((key) => !checks.addsUp(key, mended)).map((key) => totalSlip(table, checks, key))];
}

/** What must agree in a table. Cells that are named already are left out of it. */
class Checks {
  readonly balances: readonly Balance[];
  /** Keys of the columns whose total is printed. */
  readonly summed: readonly string[];

  constructor(private readonly table: PrintedTable, private readonly named: Named) {
    const missing = new Set(table.missing.map(({ key }) => key));
    this.balances = table.layout.balances.filter(({ left, right }) => ![...left, ...right].some((key) => missing.has(key)));
    const { total } = table;
    this.summed = table.columns
      .filter(({ key, kind }) => total && kind !== 'rate' && cellAt(total, key).printed.kind === 'number')
      .filter(({ key }) => ![...table.rows, ...(total ? [total] : [])].some((row) => named(row, key)))
      .map(({ key }) => key);
  }

  balanced(row: PrintedRow, { left, right }: Balance, change?: Change): boolean {
    if ([...left, ...right].some((key) => this.named(row, key))) return true;
    return Math.abs(addUp(row, left, change) - addUp(row, right, change)) < SAME;
  }

  addsUp(key: string, changes: readonly Change[] = []): boolean {
    const { total } = this.table;
    return !total || Math.abs(this.sumOf(key, changes) - (valueAt(total, key) ?? 0)) < SAME;
  }

  sumOf(key: string, changes: readonly Change[] = []): number {
    return this.table.rows.reduce((sum, row) => {
      const change = changes.find((each) => each.row === row && each.column === key);
      return sum + (change?.value ?? valueAt(row, key) ?? 0);
    }, 0);
  }

  /** How many checks of the row and the column fail. */
  failures(row: PrintedRow, column: string, change?: Change): number {
    const unbalanced = this.balances.filter((balance) => !this.balanced(row, balance, change)).length;
    return unbalanced + (this.summed.includes(column) && !this.addsUp(column, change ? [change] : []) ? 1 : 0);
  }
}

function rowSlip(table: PrintedTable, checks: Checks, row: PrintedRow, balance: Balance): { slip: Slip; change: Change | null } {
  const difference = addUp(row, balance.right) - addUp(row, balance.left);
  const repairs = [...balance.left, ...balance.right].flatMap((column) => {
    const value = (valueAt(row, column) ?? 0) + (balance.left.includes(column) ? difference : -difference);
    if (value < 0) return [];
    const change = { row, column, value };
    return [{ change, score: checks.failures(row, column, change) - checks.failures(row, column) }];
  });
  // A column that the table has not got is a way out, but no cell to correct.
  const present = repairs.filter(({ change }) => table.columns.some(({ key }) => key === change.column));
  const least = Math.min(...present.map(({ score }) => score));
  const best = present.filter(({ score }) => score === least);
  const guilty = best.length === 1 ? best[0]?.change ?? null : null;
  const alternatives = repairs
    .sort((a, b) => a.score - b.score)
    .map(({ change, score }): Alternative => ({ column: change.column, value: change.value, breaksOther: score > -1 }));
  const text = balanceText(table, row, balance, alternatives);
  const where = guilty && { printed: cellAt(row, guilty.column).text, expected: guilty.value };
  return { slip: slipIn(row, 'row_balance', { column: guilty?.column ?? null, ...where, alternatives, text }), change: guilty };
}

/** @example 'Dòng 6 “Tài nguyên môi trường”: tổng số 105, nhưng đã giải quyết 100 + chưa đến hạn 0 = 100: thiếu 5. …' */
function balanceText(table: PrintedTable, row: PrintedRow, balance: Balance, alternatives: readonly Alternative[]): string {
  const nameOf = (key: string): string => table.layout.columns.find((column) => column.key === key)?.name ?? key;
  const present = (keys: readonly string[]): readonly string[] => keys.filter((key) => table.columns.some((column) => column.key === key));
  const side = (keys: readonly string[]): string => present(keys).map((key) => `${nameOf(key)} ${shown(valueAt(row, key) ?? 0)}`).join(' + ');
  const [left, right] = [addUp(row, balance.left), addUp(row, balance.right)];
  const gap = right < left ? `thiếu ${shown(left - right)}` : `thừa ${shown(right - left)}`;
  const likely = alternatives.filter(({ breaksOther }) => !breaksOther);
  const ways = (likely.length > 0 ? likely : alternatives).map(({ column, value }) =>
    present([column]).length > 0 ? `${nameOf(column)} là ${shown(value)}` : `có ${shown(value)} hồ sơ ${nameOf(column).toLowerCase()} mà bảng không có cột`,
  );
  const sum = present(balance.right).length > 1 ? ` = ${shown(right)}` : '';
  return `${rowLabel(row)}: ${side(balance.left)}, nhưng ${side(balance.right)}${sum}: ${gap}. Khớp nếu ${ways.join(', hoặc ')}.`;
}

function totalSlip(table: PrintedTable, checks: Checks, key: string): Slip {
  const { total } = table;
  if (!total) throw new RangeError('A table without a total row has no wrong total');
  const name = table.columns.find((column) => column.key === key)?.name ?? key;
  const printed = valueAt(total, key) ?? 0;
  const expected = Math.round(checks.sumOf(key) * 1e6) / 1e6;
  const text = `${rowLabel(total)}, cột ${name}: in ${shown(printed)}, nhưng cộng các dòng được ${shown(expected)} (chênh ${shown(Math.abs(printed - expected))}).`;
  const alternatives = [{ column: key, value: expected, breaksOther: false }];
  return slipIn(total, 'column_total', { column: key, printed: cellAt(total, key).text, expected, alternatives, text });
}

function addUp(row: PrintedRow, keys: readonly string[], change?: Change): number {
  return keys.reduce((sum, key) => sum + (change && change.row === row && change.column === key ? change.value : (valueAt(row, key) ?? 0)), 0);
}
