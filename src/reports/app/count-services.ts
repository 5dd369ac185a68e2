import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { Catalogue, CatalogueHistory, type ProcedureVersion } from '#src/catalogue';
import { DossierLog } from '#src/dossiers';
import { CountPaid, type PaidDossier } from '#src/fees';
import type { Tx } from '#src/platform/database';
import { CounterStore } from '../data/counter.store.js';
import { LifeStore } from '../data/life.store.js';
import { partRanges } from '../domain/cover-ranges.js';
import { keptLifeOf, wasReceived } from '../domain/kept-life.js';
import { type Came, cameIn, NOTHING_CAME, serviceNumbers, type ServiceNumbers } from '../domain/service-numbers.js';
import type { Moment } from './record-source.js';

export interface ServiceCount {
  procedureId: string;
  numbers: ServiceNumbers;
}

/** What is offered online, what came in by it, who was helped, and how fees were paid. */
@Injectable()
export class CountServices {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly history: CatalogueHistory,
    private readonly counters: CounterStore,
    private readonly lives: LifeStore,
    private readonly log: DossierLog,
    private readonly paid: CountPaid,
  ) {}

  /** A unit's procedures, each with its base numbers of R5. @param at what the book of receipts got later is left out */
  async byProcedure(tx: Tx, unitId: string, period: Period, at?: Date): Promise<ServiceCount[]> {
    const came = await this.came(tx, unitId, period);
    for (const [procedureId, assisted] of await this.lives.assistedIn(tx, unitId, period)) cameIn(came, procedureId).assisted = assisted;
    const payments = await this.paid.inPeriod(tx, unitId, period.from, period.to, at);
    const online = payments.filter((payment) => payment.online);
    for (const [procedureId, count] of await this.lives.receivedOf(tx, unitId, idsOf(payments), period)) cameIn(came, procedureId).payable = count;
    for (const [procedureId, count] of await this.lives.receivedOf(tx, unitId, idsOf(online), period)) cameIn(came, procedureId).paidOnline = count;
    return countsOf(came, await this.catalogue.versions(tx, unitId), period.to);
  }

  /** The same, from the log up to a position and the books up to an instant. */
  async byProcedureAt(tx: Tx, unitId: string, period: Period, { position, at }: Moment): Promise<ServiceCount[]> {
    const came = new Map<string, Came>();
    const paid = new Map((await this.paid.inPeriod(tx, unitId, period.from, period.to, at)).map(({ dossierId, online }) => [dossierId, online]));
    for await (const lives of this.log.upTo(tx, unitId, position)) {
      for (const life of lives) {
        const kept = keptLifeOf(life, unitId);
        if (!wasReceived(kept) || kept.life.receivedOn < period.from || kept.life.receivedOn > period.to) continue;
        const { procedureId } = await this.catalogue.version(tx, life.history.receipt.procedureVersionId);
        const count = cameIn(came, procedureId);
        count.received += 1;
        if (kept.life.onlineLevel === 3) count.online3 += 1;
        if (kept.life.onlineLevel === 4) count.online4 += 1;
        if (kept.life.assisted) count.assisted += 1;
        if (paid.has(life.dossierId)) count.payable += 1;
        if (paid.get(life.dossierId)) count.paidOnline += 1;
      }
    }
    return countsOf(came, await this.history.versionsAt(tx, unitId, at), period.to);
  }

  private async came(tx: Tx, unitId: string, period: Period): Promise<Map<string, Came>> {
    const came = new Map<string, Came>();
    for (const { procedureId, onlineLevel, counts } of await this.counters.sums(tx, unitId, partRanges(period).filter(({ part }) => part === 'within'))) {
      const known = cameIn(came, procedureId);
      known.received += counts.received;
      if (onlineLevel === 3) known.online3 += counts.received;
      if (onlineLevel === 4) known.online4 += counts.received;
    }
    return came;
  }
}

function countsOf(came: ReadonlyMap<string, Came>, versions: readonly ProcedureVersion[], day: CivilDate): ServiceCount[] {
  const offered = new Map(versions.filter((version) => isInForce(version, day)).map(({ procedureId, onlineLevel }) => [procedureId, onlineLevel]));
  return [...new Set([...came.keys(), ...offered.keys()])].map((procedureId) => ({
    procedureId, numbers: serviceNumbers(came.get(procedureId) ?? NOTHING_CAME, offered.get(procedureId) ?? null),
  }));
}

function idsOf(payments: readonly PaidDossier[]): string[] {
  return payments.map(({ dossierId }) => dossierId);
}

function isInForce({ validFrom, validTo, changeKind }: ProcedureVersion, day: CivilDate): boolean {
  return validFrom <= day && (validTo === null || validTo >= day) && changeKind !== 'abolished';
}
