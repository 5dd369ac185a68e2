import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import { DossierLog, type Located } from '#src/dossiers';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { TakingStore } from '../data/taking.store.js';
import { proposeFee } from '../domain/propose-fee.js';
import type { FeeItem, FeeReceipt } from '../domain/taking.js';
import { sumsOf } from '../domain/till.js';
import { Receipts } from './receipts.js';

export interface DossierFees {
  code: string;
  /** In order of recording. */
  receipts: FeeReceipt[];
  /** Taken less handed back, in đồng. */
  paid: number;
  /** What the procedure's version has the desk take. */
  proposed: FeeItem[];
  /** What of it is not paid yet. */
  due: number;
}

/** What was taken for a dossier, and what there is to take. */
@Injectable()
export class FeesOf {
  constructor(
    private readonly log: DossierLog,
    private readonly catalogue: Catalogue,
    private readonly takings: TakingStore,
    private readonly receipts: Receipts,
    private readonly audit: Audit,
  ) {}

  /** Payers are persons: seeing them is recorded. @throws units.not_found, http.forbidden, dossier.not_found */
  async dossier(tx: Tx, caller: Caller, { unitId, code }: Located): Promise<DossierFees> {
    mustHaveRole(caller, unitId, 'clerk', 'officer', 'leader');
    const { dossierId, history } = await this.log.life(tx, unitId, code);
    const version = await this.catalogue.version(tx, history.receipt.procedureVersionId);
    const receipts = await this.receipts.of(tx, unitId, await this.takings.ofDossier(tx, unitId, dossierId));
    if (receipts.length > 0) await this.seen(tx, caller, unitId, code);
    const proposed = proposeFee(version, history.receipt.sets);
    const paid = sumsOf(receipts).net;
    return { code, receipts, paid, proposed, due: Math.max(0, proposed.reduce((sum, { amount }) => sum + amount, 0) - paid) };
  }

  /** One receipt, to show or to print. @throws units.not_found, http.forbidden, fees.not_found */
  async receipt(tx: Tx, caller: Caller, unitId: string, id: string): Promise<FeeReceipt> {
    mustHaveRole(caller, unitId, 'clerk', 'officer', 'leader');
    const receipt = await this.receipts.get(tx, unitId, id);
    await this.seen(tx, caller, unitId, receipt.dossierCode);
    return receipt;
  }

  private seen(tx: Tx, { accountId }: Caller, unitId: string, subject: string): Promise<void> {
    return this.audit.record(tx, { unitId, accountId, action: 'fees.viewed', subject });
  }
}
