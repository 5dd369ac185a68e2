import type { ReportId } from '#libs/reporting';
import { Choice } from '#src/platform/http';
import { DEFINITION_IDS } from '../domain/run-words.js';
import { PeriodForm } from './period.form.js';

export const SCOPES = ['own', 'consolidated', 'by_unit'] as const;
export type Scope = (typeof SCOPES)[number];

export class RequestPageForm extends PeriodForm {
  @Choice({ label: 'Biểu', values: DEFINITION_IDS }) definition!: ReportId;
  @Choice({ label: 'Tính trên', values: SCOPES, optional: true }) scope?: Scope;
}
