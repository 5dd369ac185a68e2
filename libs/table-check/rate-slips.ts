import { type PrintedRow, type PrintedTable, cellAt, valueAt } from './read-table.js';
import { type Slip, rowLabel, shown, slipIn } from './slip.js';

/** How many dossiers a printed rate may stand for. */
interface Range {
  least: number;
  most: number;
}

/**
 * Rates that do not follow from what they are rates of. How many were on time is not printed, but it is a whole number: 50 % of 7
 * cannot be, and the rate of the total row must lie between what its rows allow.
 */
export function rateSlips(table: PrintedTable, named: (row: PrintedRow, column: string) => boolean): Slip[] {
  return table.layout.rates.flatMap(({ rate, over }) => {
    if ([rate, over].some((key) => table.missing.some((column) => column.key === key))) return [];
    const slips = table.rows.flatMap((row) => (named(row, rate) || named(row, over) ? [] : rateSlip(row, rate, over)));
    const { total } = table;
    const doubtful = slips.length > 0 || [...table.rows, ...(total ? [total] : [])].some((row) => named(row, rate) || named(row, over));
    if (!total || doubtful) return slips;
    return rateOfTotal(table, total, rate, over);
  });
}

function rateSlip(row: PrintedRow, rate: string, over: string): Slip[] {
  const { printed, text } = cellAt(row, rate);
  const whole = valueAt(row, over);
  if (printed.kind !== 'number' || whole === null) return [];
  if (whole === 0) {
    const why = `${rowLabel(row)}: tỷ lệ ${text} nhưng không có hồ sơ nào đã giải quyết; ô này phải để trống.`;
    return [slipIn(row, 'rate_of_nothing', { column: rate, printed: text, text: why })];
  }
  const range = partOf(whole, printed);
  if (range.least <= range.most) return [];
  const near = [Math.floor((whole * printed.value) / 100), Math.ceil((whole * printed.value) / 100)];
  const rates = near.map((part) => `${shown(part)}/${shown(whole)} = ${shown(Math.round((part / whole) * 10_000) / 100)} %`);
  const why = `${rowLabel(row)}: tỷ lệ ${text} không thể có từ ${shown(whole)} hồ sơ đã giải quyết (${rates.join('; ')}).`;
  return [slipIn(row, 'rate', { column: rate, printed: text, text: why })];
}

function rateOfTotal(table: PrintedTable, total: PrintedRow, rate: string, over: string): Slip[] {
  const { printed, text } = cellAt(total, rate);
  const whole = cellAt(total, over).printed;
  if (printed.kind !== 'number' || whole.kind !== 'number') return [];
  const own = rateSlip(total, rate, over);
  if (own.length > 0) return own;
  const allowed = table.rows.reduce<Range>(
    (sum, row) => {
      const cell = cellAt(row, rate).printed;
      const size = valueAt(row, over) ?? 0;
      const range = cell.kind === 'number' ? partOf(size, cell) : { least: 0, most: size };
      return { least: sum.least + range.least, most: sum.most + range.most };
    },
    { least: 0, most: 0 },
  );
  const claimed = partOf(whole.value, printed);
  if (claimed.least <= allowed.most && allowed.least <= claimed.most) return [];
  const nearest = claimed.least > allowed.most ? allowed.most : allowed.least;
  const expected = Math.round((nearest / whole.value) * 10_000) / 100;
  const why = `${rowLabel(total)}: tỷ lệ ${text} không khớp với tỷ lệ của các dòng, theo đó là ${shown(expected)} %.`;
  return [slipIn(total, 'rate', { column: rate, printed: text, expected, text: why })];
}

/** The whole numbers that, in per cent of `whole` and rounded as printed, are that rate. */
function partOf(whole: number, { value, decimals }: { value: number; decimals: number }): Range {
  const half = 0.5 / 10 ** decimals + 1e-9;
  const least = Math.ceil((whole * (value - half)) / 100 - 1e-9);
  const most = Math.floor((whole * (value + half)) / 100 + 1e-9);
  return { least: Math.max(0, least), most: Math.min(whole, most) };
}
