import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Numbers, OnlineName, Period } from '#libs/reporting';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { CountFromLog } from '#src/dossiers';
import { CountPaid } from '#src/fees';
import type { Tx } from '#src/platform/database';
import { CounterStore } from '../data/counter.store.js';
import { LifeStore } from '../data/life.store.js';
import { partRanges } from '../domain/cover-ranges.js';

export interface ServiceCount {
  procedureId: string;
  numbers: Numbers<OnlineName>;
}

interface Came {
  received: number;
  online3: number;
  online4: number;
}

/** What is offered online, what came in by it, who was helped, and how fees were paid. */
@Injectable()
export class CountServices {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly counters: CounterStore,
    private readonly lives: LifeStore,
    private readonly log: CountFromLog,
    private readonly paid: CountPaid,
  ) {}

  /** A unit's procedures, each with its base numbers of R5. */
  async byProcedure(tx: Tx, unitId: string, period: Period): Promise<ServiceCount[]> {
    const { from, to } = period;
    const came = await this.came(tx, unitId, period);
    const offered = new Map((await this.catalogue.versions(tx, unitId)).filter((version) => isInForce(version, to)).map((each) => [each.procedureId, each.onlineLevel]));
    const helped = new Map((await this.log.assisted(tx, unitId, from, to)).map((each) => [each.procedureId, each.assisted]));
    const payments = await this.paid.inPeriod(tx, unitId, from, to);
    const online = payments.filter((each) => each.online).map(({ dossierId }) => dossierId);
    const [payable, paidOnline] = [
      await this.lives.receivedOf(tx, unitId, payments.map(({ dossierId }) => dossierId), period), await this.lives.receivedOf(tx, unitId, online, period),
    ];
    return [...new Set([...came.keys(), ...offered.keys(), ...helped.keys()])].map((procedureId) => {
      const { received, online3, online4 } = came.get(procedureId) ?? { received: 0, online3: 0, online4: 0 };
      const level = offered.get(procedureId) ?? null;
      const numbers = {
        received, online3, online4, offered3: Number(level === 3), offered4: Number(level === 4), offeredUsed: Number(level !== null && online3 + online4 > 0),
        filledAtCounter: helped.get(procedureId) ?? 0, payable: payable.get(procedureId) ?? 0, paidOnline: paidOnline.get(procedureId) ?? 0,
      };
      return { procedureId, numbers };
    });
  }

  private async came(tx: Tx, unitId: string, period: Period): Promise<Map<string, Came>> {
    const came = new Map<string, Came>();
    const sums = await this.counters.sums(tx, unitId, partRanges(period).filter(({ part }) => part === 'within'));
    for (const { procedureId, onlineLevel, counts } of sums) {
      const known = came.get(procedureId) ?? { received: 0, online3: 0, online4: 0 };
      known.received += counts.received;
      if (onlineLevel === 3) known.online3 += counts.received;
      if (onlineLevel === 4) known.online4 += counts.received;
      came.set(procedureId, known);
    }
    return came;
  }
}

function isInForce({ validFrom, validTo, changeKind }: ProcedureVersion, day: CivilDate): boolean {
  return validFrom <= day && (validTo === null || validTo >= day) && changeKind !== 'abolished';
}
