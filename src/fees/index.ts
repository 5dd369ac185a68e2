export { CancelFee } from './app/cancel-fee.js';
export { type CashCount, CloseTill } from './app/close-till.js';
export { CountPaid, type PaidDossier } from './app/count-paid.js';
export type { LateTaking } from './data/taking.store.js';
export { type DossierFees, FeesOf } from './app/fees-of.js';
export { type FeeDraft, TakeFee } from './app/take-fee.js';
export { Till, type TillOfDay } from './app/till.js';
export { proposeFee } from './domain/propose-fee.js';
export {
  type Entry, type FeeItem, ITEM_KINDS, type ItemKind, itemKindLabels, MAX_ITEMS, PAY_METHODS, type PayMethod, payMethodLabels, type Person, type FeeReceipt,
} from './domain/taking.js';
export type { ClerkTill, Closing, CountAndSum, MethodSums, TillSums } from './domain/till.js';
export { FeesModule } from './fees.module.js';
export { CancelFeeForm, CloseTillForm, FeeForm, FeeItemForm, TakeFeeForm } from './web/fees.form.js';
