import { ReturnForm } from '#src/dossiers';
import { Choice, Text, WholeNumber } from '#src/platform/http';

export const TAKERS = ['owner', 'submitter', 'other'] as const;

/** A result handed over: to whom, how, and whether their papers were looked at. */
export class ReturnAtCounterForm extends ReturnForm {
  @Text({ label: 'Mã hồ sơ', max: 100 }) code!: string;
  @Choice({ label: 'Người nhận', values: TAKERS, optional: true }) taker: (typeof TAKERS)[number] = 'owner';
}

export class RateForm {
  @Text({ label: 'Mã hồ sơ', max: 100 }) code!: string;
  @WholeNumber({ label: 'Mức hài lòng', min: 1, max: 3 }) level!: number;
  @Text({ label: 'Ý kiến', max: 2000, multiline: true, optional: true }) remark?: string;
}
