import { SettleNowForm } from '#src/dossiers';
import { Nested } from '#src/platform/http';
import { FeeForm } from './fee.form.js';

/** Work settled while the citizen waits, and the fee that is taken for it. */
export class SettleForm extends SettleNowForm {
  @Nested({ label: 'Phí, lệ phí', type: FeeForm, optional: true }) fee?: FeeForm;
}
