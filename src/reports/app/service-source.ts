import { Injectable } from '@nestjs/common';
import type { DossierSelector, OnlineName, Period } from '#libs/reporting';
import { Catalogue, type ProcedureField } from '#src/catalogue';
import type { DossierLife } from '#src/dossiers';
import { CountPaid, type LateTaking } from '#src/fees';
import type { Tx } from '#src/platform/database';
import { LifeStore } from '../data/life.store.js';
import { keptLifeOf, wasReceived } from '../domain/kept-life.js';
import type { Counted } from '../domain/record-tally.js';
import { NOTHING_CAME, serviceNumbers, type ServiceNumbers } from '../domain/service-numbers.js';
import { CountServices, type ServiceCount } from './count-services.js';
import { ProcedureSource } from './procedure-source.js';
import type { BookChange, LifePlace, Moment, RecordItem, RecordList, RecordQuery, RecordSource } from './record-source.js';

const OF_PROCEDURES: readonly OnlineName[] = ['offered3', 'offered4', 'offeredUsed'];
const SELECTORS: Partial<Record<OnlineName, DossierSelector>> = {
  online3: { kind: 'received', channelClass: 'online3' }, online4: { kind: 'received', channelClass: 'online4' }, filledAtCounter: { kind: 'assisted' },
};

/** R5: services offered online, by the catalogue; dossiers that came in by them, by the log; fees, by the book of receipts. */
@Injectable()
export class ServiceSource implements RecordSource {
  readonly nothing: ServiceNumbers = serviceNumbers(NOTHING_CAME, null);
  readonly followers = [];

  constructor(
    private readonly services: CountServices,
    private readonly catalogue: Catalogue,
    private readonly procedures: ProcedureSource,
    private readonly paid: CountPaid,
    private readonly lives: LifeStore,
  ) {}

  async now(tx: Tx, unitId: string, period: Period, at: Date): Promise<Counted[]> {
    return this.onFields(tx, await this.services.byProcedure(tx, unitId, period, at));
  }

  async asOf(tx: Tx, unitId: string, period: Period, moment: Moment): Promise<Counted[]> {
    return this.onFields(tx, await this.services.byProcedureAt(tx, unitId, period, moment));
  }

  async ofLife(tx: Tx, life: DossierLife, { from, to }: Period): Promise<Counted | null> {
    const kept = keptLifeOf(life, '');
    if (!wasReceived(kept) || kept.life.receivedOn < from || kept.life.receivedOn > to) return null;
    const { onlineLevel, assisted } = kept.life;
    const { fieldCode } = await this.catalogue.version(tx, life.history.receipt.procedureVersionId);
    const came = { ...NOTHING_CAME, received: 1, online3: Number(onlineLevel === 3), online4: Number(onlineLevel === 4), assisted: Number(assisted ?? false) };
    return { fieldCode, numbers: serviceNumbers(came, null) };
  }

  async bookChanges(tx: Tx, unitId: string, period: Period, moment: Moment): Promise<BookChange[]> {
    return [...(await this.offeredOtherwise(tx, unitId, period, moment)), ...(await this.paidLate(tx, unitId, period, moment))];
  }

  async list(tx: Tx, query: RecordQuery, after: LifePlace | undefined, limit: number): Promise<RecordList> {
    const { unitIds, names, procedureIds, period } = query;
    if (OF_PROCEDURES.some((name) => names.includes(name))) return { of: 'records', items: await this.offered(tx, query) };
    const paying = names.includes('payable') || names.includes('paidOnline');
    const life = {
      unitIds, procedureIds, period, selector: selectorOf(names), ...(paying && { dossierIds: await this.paying(tx, query) }),
    };
    const place = after && { unitId: after.unitId, receivedOn: after.on, dossierId: after.dossierId };
    const rows = await this.lives.list(tx, life, place, limit);
    return {
      of: 'dossiers', total: await this.lives.count(tx, life),
      dossiers: rows.map((row) => ({ ...row, place: { unitId: row.unitId, on: row.receivedOn, dossierId: row.dossierId } })),
    };
  }

  private async paying(tx: Tx, { unitIds, names, period: { from, to } }: RecordQuery): Promise<string[]> {
    const ids: string[] = [];
    for (const unitId of unitIds) {
      const payments = await this.paid.inPeriod(tx, unitId, from, to);
      ids.push(...payments.filter(({ online }) => online || names.includes('payable')).map(({ dossierId }) => dossierId));
    }
    return ids;
  }

  private async offered(tx: Tx, { unitIds, names, period, onRow }: RecordQuery): Promise<RecordItem[]> {
    const items: RecordItem[] = [];
    for (const unitId of unitIds) {
      const counts = await this.services.byProcedure(tx, unitId, period);
      const fields = await this.fieldsOf(tx, counts);
      for (const { procedureId, numbers } of counts) {
        const [field, amount] = [fields.get(procedureId), names.reduce((sum, name) => sum + numbers[name as OnlineName], 0)];
        if (amount > 0 && onRow(field?.fieldCode)) items.push({ unitId, kind: 'procedure', code: field?.code ?? '', name: field?.name ?? '', on: null, amount });
      }
    }
    return items;
  }

  /** Procedures that the catalogue offers otherwise by now, or that a late dossier made a used service. */
  private async offeredOtherwise(tx: Tx, unitId: string, period: Period, moment: Moment): Promise<BookChange[]> {
    const was = new Map((await this.services.byProcedureAt(tx, unitId, period, moment)).map((each) => [each.procedureId, onlyOffered(each.numbers)]));
    const counts = await this.services.byProcedure(tx, unitId, period);
    const entries = await this.procedures.entriesAfter(tx, unitId, moment.at);
    const fields = await this.fieldsOf(tx, counts);
    return counts.map(({ procedureId, numbers }) => ({
      code: fields.get(procedureId)?.code ?? '', fieldCode: fields.get(procedureId)?.fieldCode,
      before: was.get(procedureId) ?? this.nothing, now: onlyOffered(numbers), entries: entries.get(procedureId)?.entries ?? [],
    }));
  }

  private async paidLate(tx: Tx, unitId: string, period: Period, { at }: Moment): Promise<BookChange[]> {
    const { from, to } = period;
    const late = new Map<string, LateTaking[]>();
    for (const taking of await this.paid.enteredAfter(tx, unitId, to, at)) late.set(taking.dossierId, [...(late.get(taking.dossierId) ?? []), taking]);
    if (late.size === 0) return [];
    const paidBy = async (recordedUpTo?: Date) => new Map((await this.paid.inPeriod(tx, unitId, from, to, recordedUpTo)).map(({ dossierId, online }) => [dossierId, online]));
    const [before, now] = [await paidBy(at), await paidBy()];
    const received = await this.lives.of(tx, unitId, [...late.keys()]);
    const changes: BookChange[] = [];
    for (const [dossierId, takings] of late) {
      const kept = received.get(dossierId) ?? null;
      if (!wasReceived(kept) || kept.life.receivedOn < from || kept.life.receivedOn > to) continue;
      const fields = await this.catalogue.fieldsOfProcedures(tx, [kept.procedureId]);
      changes.push({
        code: kept.code, fieldCode: fields.get(kept.procedureId)?.fieldCode, before: paidNumbers(before.get(dossierId)), now: paidNumbers(now.get(dossierId)),
        entries: takings.map(({ takenAt, recordedAt, recordedBy, reason }) => ({ action: reason === null ? 'Thu phí, lệ phí' : 'Hủy biên lai', at: takenAt, recordedAt, actorId: recordedBy, reason })),
      });
    }
    return changes;
  }

  private async onFields(tx: Tx, counts: readonly ServiceCount[]): Promise<Counted[]> {
    const fields = await this.fieldsOf(tx, counts);
    return counts.map(({ procedureId, numbers }) => ({ fieldCode: fields.get(procedureId)?.fieldCode, numbers }));
  }

  private fieldsOf(tx: Tx, counts: readonly ServiceCount[]): Promise<Map<string, ProcedureField>> {
    return this.catalogue.fieldsOfProcedures(tx, counts.map(({ procedureId }) => procedureId));
  }
}

/** Every other name counts dossiers received; those that paid are chosen by the receipts. */
function selectorOf(names: readonly string[]): DossierSelector {
  const of = names.flatMap((name) => SELECTORS[name as OnlineName] ?? []);
  const [only] = of;
  if (only === undefined) return { kind: 'received' };
  return of.length === 1 ? only : { kind: 'any_of', of };
}

function onlyOffered({ offered3, offered4, offeredUsed }: ServiceNumbers): ServiceNumbers {
  return { ...serviceNumbers(NOTHING_CAME, null), offered3, offered4, offeredUsed };
}

function paidNumbers(online: boolean | undefined): ServiceNumbers {
  return serviceNumbers({ ...NOTHING_CAME, payable: Number(online !== undefined), paidOnline: Number(online ?? false) }, null);
}
