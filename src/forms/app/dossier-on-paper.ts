import { Injectable } from '@nestjs/common';
import { Calendars } from '#src/calendar';
import { Catalogue } from '#src/catalogue';
import { DossierLog, type Located } from '#src/dossiers';
import { Accounts } from '#src/identity';
import { Audit } from '#src/platform/audit';
import type { Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { type DossierPaper, promiseReasonsOf, stagesOf } from '../domain/dossier-paper.js';

/** One dossier for a printed form. The print is recorded like a look at it: it holds personal data (Luật 91/2025/QH15). */
@Injectable()
export class DossierOnPaper {
  constructor(
    private readonly log: DossierLog,
    private readonly catalogue: Catalogue,
    private readonly calendars: Calendars,
    private readonly accounts: Accounts,
    private readonly units: Units,
    private readonly audit: Audit,
  ) {}

  /** @throws dossier.not_found */
  async read(tx: Tx, { unitId, code }: Located, print: { accountId: string; form: string }): Promise<DossierPaper> {
    const { history } = await this.log.life(tx, unitId, code);
    await this.audit.record(tx, { unitId, accountId: print.accountId, action: 'dossier.printed', subject: code, facts: { form: print.form } });
    const procedure = await this.catalogue.version(tx, history.receipt.procedureVersionId);
    const calendar = await this.calendars.of(tx, unitId);
    const holders = history.handOvers.flatMap(({ from, to }) => [from, to]);
    const actors = [...history.steps.map(({ actorId }) => actorId), ...holders.map((holder) => holder?.accountId)];
    return {
      unitId,
      code,
      history,
      procedure,
      promiseReasons: promiseReasonsOf(history, calendar),
      stages: stagesOf(history, procedure.steps, calendar),
      people: await this.accounts.displayNames(tx, actors.filter((id) => typeof id === 'string')),
      units: await this.unitNames(tx, holders.map((holder) => holder?.unitId)),
    };
  }

  private async unitNames(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const id of new Set(ids)) if (id) names.set(id, (await this.units.get(tx, id)).name);
    return names;
  }
}
