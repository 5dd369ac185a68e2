import { Choice, Dong } from '#src/platform/http';

export const FEE_METHODS = { none: 'Chưa thu', cash: 'Tiền mặt', transfer: 'Chuyển khoản', online: 'Trực tuyến' } as const;
export type FeeMethod = keyof typeof FEE_METHODS;

/** More than any fee of a commune, less than a slip of the hand. */
const MOST = 1_000_000_000;

export class FeeForm {
  @Dong({ label: 'Số tiền', min: 0, max: MOST, optional: true }) amount: number = 0;
  @Choice({ label: 'Cách thu', values: Object.keys(FEE_METHODS), optional: true }) method: FeeMethod = 'none';
}
