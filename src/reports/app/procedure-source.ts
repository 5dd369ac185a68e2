import { Injectable } from '@nestjs/common';
import { startOfDay } from '#libs/civil-date';
import { type CatalogueNumbers, catalogueNumbersOf, type Period, sumOf } from '#libs/reporting';
import { Catalogue, CatalogueHistory, type ProcedureVersion, type VersionEntry } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import type { Counted } from '../domain/record-tally.js';
import type { BookChange, BookEntry, Moment, RecordItem, RecordList, RecordQuery, RecordSource } from './record-source.js';

const ACTIONS: Record<VersionEntry['changeKind'], string> = { new: 'Ban hành thủ tục', amended: 'Sửa đổi thủ tục', simplified: 'Đơn giản hóa thủ tục', abolished: 'Bãi bỏ thủ tục' };

/** R3: procedures, by the versions of the catalogue. */
@Injectable()
export class ProcedureSource implements RecordSource {
  readonly nothing = catalogueNumbersOf([], { from: '2000-01-01', to: '2000-01-01' });
  readonly followers = [];

  constructor(private readonly catalogue: Catalogue, private readonly history: CatalogueHistory) {}

  async now(tx: Tx, unitId: string, period: Period): Promise<Counted[]> {
    return [...counted(await this.catalogue.versions(tx, unitId), period).values()];
  }

  async asOf(tx: Tx, unitId: string, period: Period, { at }: Moment): Promise<Counted[]> {
    return [...counted(await this.history.versionsAt(tx, unitId, at), period).values()];
  }

  ofLife(): Promise<null> {
    return Promise.resolve(null);
  }

  async bookChanges(tx: Tx, unitId: string, period: Period, { at }: Moment): Promise<BookChange[]> {
    const entries = await this.entriesAfter(tx, unitId, at);
    if (entries.size === 0) return [];
    const [before, now] = [counted(await this.history.versionsAt(tx, unitId, at), period), counted(await this.catalogue.versions(tx, unitId), period)];
    return [...entries].map(([procedureId, { code, entries: written }]) => {
      const [was, is] = [before.get(procedureId), now.get(procedureId)];
      return { code, fieldCode: (is ?? was)?.fieldCode, before: was?.numbers ?? this.nothing, now: is?.numbers ?? this.nothing, entries: written };
    });
  }

  async list(tx: Tx, query: RecordQuery): Promise<RecordList> {
    const { unitIds, names, period, onRow } = query;
    const items: RecordItem[] = [];
    for (const unitId of unitIds) {
      for (const { code, name, fieldCode, numbers } of counted(await this.catalogue.versions(tx, unitId), period).values()) {
        const amount = onRow(fieldCode) ? (sumOf(names, numbers) ?? 0) : 0;
        if (amount !== 0) items.push({ unitId, kind: 'procedure', code, name, on: null, amount });
      }
    }
    return { of: 'records', items };
  }

  /** Who wrote what, by procedure. */
  async entriesAfter(tx: Tx, unitId: string, at: Date): Promise<Map<string, { code: string; entries: BookEntry[] }>> {
    const found = new Map<string, { code: string; entries: BookEntry[] }>();
    for (const entry of await this.history.enteredAfter(tx, unitId, at)) {
      const known = found.get(entry.procedureId) ?? { code: entry.code, entries: [] };
      known.entries.push(entryOf(entry, at));
      found.set(entry.procedureId, known);
    }
    return found;
  }
}

function entryOf({ changeKind, validFrom, decisionNumber, recordedAt, recordedBy, voidedAt }: VersionEntry, at: Date): BookEntry {
  const withdrawn = voidedAt !== null && recordedAt <= at;
  return {
    action: withdrawn ? `Rút lại: ${ACTIONS[changeKind].toLowerCase()}` : ACTIONS[changeKind], at: startOfDay(validFrom),
    recordedAt: withdrawn ? voidedAt : recordedAt, actorId: recordedBy, reason: decisionNumber,
  };
}

type CountedProcedure = Counted & { code: string; name: string; numbers: CatalogueNumbers };

/** By procedure: its numbers add up to those of any row that it is on. */
function counted(versions: readonly ProcedureVersion[], period: Period): Map<string, CountedProcedure> {
  const held = new Map<string, ProcedureVersion[]>();
  for (const version of versions) {
    const known = held.get(version.procedureId);
    if (known) known.push(version);
    else held.set(version.procedureId, [version]);
  }
  return new Map([...held].map(([id, ofProcedure]) => {
    const last = ofProcedure.findLast(({ validFrom }) => validFrom <= period.to) ?? ofProcedure[0];
    return [id, { code: last?.code ?? '', name: last?.name ?? '', fieldCode: last?.fieldCode, numbers: catalogueNumbersOf(ofProcedure, period) }];
  }));
}
