import type { CivilDate } from '#libs/civil-date';

export const ITEM_KINDS = ['fee', 'charge', 'other'] as const;
/** Luật Phí và lệ phí 2015: phí pays for a service, lệ phí for an act of the state. */
export type ItemKind = (typeof ITEM_KINDS)[number];
export const itemKindLabels: Readonly<Record<ItemKind, string>> = { fee: 'Phí', charge: 'Lệ phí', other: 'Khoản thu khác' };

export const PAY_METHODS = ['cash', 'transfer', 'online'] as const;
export type PayMethod = (typeof PAY_METHODS)[number];
export const payMethodLabels: Readonly<Record<PayMethod, string>> = { cash: 'Tiền mặt', transfer: 'Chuyển khoản', online: 'Thanh toán trực tuyến' };

export const MAX_ITEMS = 20;
/** In đồng; of one item. */
export const MAX_AMOUNT = 1_000_000_000;

export interface FeeItem {
  kind: ItemKind;
  text: string;
  /** In whole đồng. */
  amount: number;
}

export interface Person {
  accountId: string;
  name: string;
}

/** An entry of the book of receipts: money taken, or what was taken handed back. */
export interface Entry {
  id: string;
  /** `0000123/2026`: gapless in the unit's year, entries that cancel included. */
  number: string;
  dossierCode: string;
  /** Of an entry that cancels: those of the entry that it cancels. */
  items: readonly FeeItem[];
  /** Always above zero; handed back where `cancels` is set. */
  total: number;
  method: PayMethod;
  takenAt: Date;
  takenOn: CivilDate;
  /** Whose till it is counted in. */
  takenBy: Person;
  recordedAt: Date;
  recordedBy: Person;
  cancels: { id: string; number: string } | null;
  /** Why it cancels. */
  reason: string | null;
  cancelledBy: { id: string; number: string; at: Date; reason: string } | null;
  /** Number of the closing that covers it; null while none does. */
  closing: string | null;
  /** Entered when the till of its day had already been closed. */
  afterClosing: boolean;
}

/** An entry as it is printed and shown beside its dossier: with the payer, who is a person. */
export interface FeeReceipt extends Entry {
  payerName: string;
  totalInWords: string;
}

/** @example receiptNumber(2026, 123) // '0000123/2026' */
export function receiptNumber(year: number, number: number): string {
  return `${String(number).padStart(7, '0')}/${year}`;
}

/** @example closingNumber(2026, 12) // '0012/2026' */
export function closingNumber(year: number, number: number): string {
  return `${String(number).padStart(4, '0')}/${year}`;
}

export function totalOf(items: readonly Pick<FeeItem, 'amount'>[]): number {
  return items.reduce((total, { amount }) => total + amount, 0);
}
