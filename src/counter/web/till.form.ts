import { Choice, Dong, Text } from '#src/platform/http';
import type { PayMethod } from '#src/fees';

const MOST = 1_000_000_000;

/** A fee taken for a dossier at the till. */
export class TakeForm {
  @Text({ label: 'Mã hồ sơ', max: 100 }) code!: string;
  @Dong({ label: 'Số tiền', min: 1, max: MOST }) amount!: number;
  @Choice({ label: 'Cách thu', values: ['cash', 'transfer', 'online'] }) method!: PayMethod;
  @Text({ label: 'Người nộp tiền', optional: true }) payerName?: string;
}

