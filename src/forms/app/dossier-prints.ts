import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { LocateDossier, type Located } from '#src/dossiers';
import { FeesOf } from '#src/fees';
import type { Tx } from '#src/platform/database';
import { type Caller, callerHasRole, refuseHttp } from '#src/platform/http';
import { codePathsOf } from '../domain/barcode.js';
import type { DossierSource, PaperFee } from '../domain/dossier-source.js';
import { type DossierFormNumber, formStep } from '../domain/form-step.js';
import { refuse } from '../refusals.js';
import { DossierOnPaper } from './dossier-on-paper.js';
import { UnitHeads } from './unit-heads.js';

/** Whose work it is to hand a form to somebody. */
export const FORM_ROLES = ['clerk', 'officer', 'leader'] as const;

/** What a form of one dossier is filled in from. */
@Injectable()
export class DossierPrints {
  constructor(
    private readonly locate: LocateDossier,
    private readonly onPaper: DossierOnPaper,
    private readonly heads: UnitHeads,
    private readonly fees: FeesOf,
  ) {}

  /**
   * @param seq of the step, where the dossier has several of the form's kind; the latest by default
   * @throws dossier.not_found, http.forbidden, print.no_such_form
   */
  read(caller: Caller, text: string, form: DossierFormNumber, seq?: number): Promise<DossierSource> {
    return this.locate.within(caller, text, async (tx, located) => {
      if (!callerHasRole(caller, located.unitId, FORM_ROLES)) throw refuseHttp('http.forbidden');
      const dossier = await this.onPaper.read(tx, located, { accountId: caller.accountId, form });
      const step = formStep(dossier.history, form, seq);
      if (!step) throw refuse('print.no_such_form', { code: located.code, form });
      const { receivedAt, submittedAt } = dossier.history;
      const head = await this.heads.of(tx, located.unitId, civilDateOf(step.at), civilDateOf(receivedAt ?? submittedAt ?? step.at));
      const fee = form === '01' ? await this.feeOf(tx, caller, located) : NO_FEE;
      return { form, dossier, step, ...head, fee, codes: await codePathsOf(dossier.code) };
    });
  }

  private async feeOf(tx: Tx, caller: Caller, located: Located): Promise<PaperFee> {
    const { paid, due } = await this.fees.dossier(tx, caller, located);
    return paid > 0 ? { amount: paid, paid: true } : { amount: due, paid: false };
  }
}

const NO_FEE: PaperFee = { amount: 0, paid: false };
