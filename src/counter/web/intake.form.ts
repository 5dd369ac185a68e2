import { Nested } from '#src/platform/http';
import { ReceiveForm } from '#src/dossiers';
import { FeeForm } from './fee.form.js';

/** A dossier as it is handed in, and the fee that is taken with it. */
export class IntakeForm extends ReceiveForm {
  @Nested({ label: 'Phí, lệ phí', type: FeeForm, optional: true }) fee?: FeeForm;
}
