import type { ComparedUnit } from '#src/reports';

export const UNIT_ORDERS = ['name', 'received', 'open', 'overdue', 'onTimeRate', 'onlineRate'] as const;
export type UnitOrder = (typeof UNIT_ORDERS)[number];
export type Direction = 'ascending' | 'descending';

export function isUnitOrder(text: string): text is UnitOrder {
  return (UNIT_ORDERS as readonly string[]).includes(text);
}

/** Units without a rate stand last either way; equals keep the order of their codes. */
export function inOrder(units: readonly ComparedUnit[], by: UnitOrder, direction: Direction): ComparedUnit[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...units].sort((a, b) => {
    const [left, right] = [a[by], b[by]];
    if (typeof left === 'string' || typeof right === 'string') return sign * String(left).localeCompare(String(right), 'vi');
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}
