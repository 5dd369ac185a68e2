import { searchKey } from '#libs/vietnamese';
import { rowKind } from './layouts.js';
import type { NumberKind } from './printed-number.js';
import { type PrintedRow, type PrintedTable, cellAt, valueAt } from './read-table.js';
import { type Slip, rowLabel, slipIn } from './slip.js';

/** Cells that cannot be right by themselves: no number, less than nothing, half a dossier, more than all. */
export function cellSlips(table: PrintedTable): Slip[] {
  return rowsOf(table).flatMap((row) =>
    table.columns.flatMap((column) => {
      const { printed, text } = cellAt(row, column.key);
      const kind = table.layout.id === 'R7' ? rowKind(searchKey(row.name)) : column.kind;
      if (kind === 'text' || printed.kind === 'empty') return [];
      const slip = (code: Slip['code'], why: string): Slip[] => [
        slipIn(row, code, { column: column.key, printed: text, text: `${rowLabel(row)}, cột ${column.name}: “${text}” ${why}.` }),
      ];
      if (printed.kind === 'text') return slip('unreadable', 'không phải là số');
      if (printed.value < 0) return slip('negative', 'nhỏ hơn 0');
      if (kind === 'rate') return printed.value > 100 ? slip('rate_range', 'lớn hơn 100 %') : [];
      if (!isWhole(printed.value, kind)) return slip('fraction', kind === 'days' ? 'không phải là số ngày hoặc nửa ngày' : 'không phải là số nguyên');
      return [];
    }),
  );
}

/** Days cut from procedures of which none was simplified. */
export function partSlips(table: PrintedTable): Slip[] {
  return table.layout.nothingWithout.flatMap(({ part, whole }) =>
    [part, whole].some((key) => table.missing.some((column) => column.key === key))
      ? []
      : table.rows.flatMap((row) => {
          if (!valueAt(row, part) || valueAt(row, whole) !== 0) return [];
          const nameOf = (key: string): string => table.columns.find((column) => column.key === key)?.name ?? key;
          const printed = cellAt(row, part).text;
          const text = `${rowLabel(row)}: cột ${nameOf(part)} ghi ${printed} nhưng cột ${nameOf(whole)} không có.`;
          return [slipIn(row, 'days_without_simplification', { column: part, printed, expected: 0, text })];
        }),
  );
}

export function rowsOf(table: PrintedTable): PrintedRow[] {
  return table.total ? [...table.rows, table.total] : [...table.rows];
}

/** Half days are allowed. */
function isWhole(value: number, kind: NumberKind): boolean {
  return Number.isInteger(kind === 'days' ? value * 2 : value);
}
