import { Injectable } from '@nestjs/common';
import { Catalogue } from '#src/catalogue';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, decodeCursor, type Page, toPage } from '#src/platform/http';
import { AlertStore, type InboxRow, type Reader } from '../data/alert.store.js';
import { type AlertKind, alertText } from '../domain/alert-kind.js';
import { type DigestCounts, digestText } from '../domain/day-digest.js';
import { refuse } from '../refusals.js';

export interface InboxItem {
  unitId: string;
  id: string;
  kind: AlertKind;
  /** What it says, in Vietnamese. */
  text: string;
  /** The dossier's code; null for what is about none. */
  code: string | null;
  procedure: string | null;
  dueAt: Date | null;
  counts: DigestCounts | null;
  /** Of what is about no dossier: what it is, and the page on which it is seen to. */
  about: { name: string; path: string } | null;
  raisedAt: Date;
  /** The role it was told to, when not to the caller alone. */
  role: string | null;
  cancelledAt: Date | null;
  seenAt: Date | null;
}

/** What the caller was told: himself, and the roles he holds. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly alerts: AlertStore,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @throws page.bad_cursor */
  page(caller: Caller, open: boolean, limit: number, cursor: string | undefined): Promise<Page<InboxItem>> {
    const place = cursor === undefined ? undefined : decodeCursor(cursor, ['instant', 'uuid']);
    const after = place && { raisedAt: place[0], id: place[1] };
    return this.database.inUnits(caller.unitIds, async (tx) => {
      const rows = await this.alerts.inbox(tx, readerOf(caller), open, { limit, after });
      const procedures = await this.procedureNames(tx, rows);
      return toPage(rows, limit, (row) => [row.raisedAt, row.id], (row) => itemOf(row, procedures));
    });
  }

  count(caller: Caller): Promise<{ open: number; unseen: number }> {
    return this.database.inUnits(caller.unitIds, (tx) => this.alerts.count(tx, readerOf(caller)));
  }

  /** @throws alerts.not_found also for somebody else's */
  async markSeen(caller: Caller, unitId: string, id: string): Promise<void> {
    if (!caller.unitIds.includes(unitId)) throw refuse('alerts.not_found');
    await this.database.inUnit(unitId, async (tx) => {
      if (!(await this.alerts.isMine(tx, readerOf(caller), unitId, id))) throw refuse('alerts.not_found');
      await this.alerts.markSeen(tx, unitId, id, caller.accountId, this.clock.now());
    });
  }

  /** All that was raised up to an instant. @returns how many had not been seen */
  markAllSeen(caller: Caller, raisedUntil: Date): Promise<number> {
    return this.database.inUnits(caller.unitIds, (tx) => this.alerts.markAllSeen(tx, readerOf(caller), raisedUntil, this.clock.now()));
  }

  private async procedureNames(tx: Tx, rows: readonly InboxRow[]): Promise<Map<string, string>> {
    const ids = [...new Set(rows.flatMap((row) => row.procedureId ?? []))];
    const procedures = await this.catalogue.fieldsOfProcedures(tx, ids);
    return new Map([...procedures].map(([id, { name }]) => [id, name]));
  }
}

function readerOf({ accountId, unitIds, grants }: Caller): Reader {
  return { accountId, unitIds, grants };
}

function itemOf(row: InboxRow, procedures: ReadonlyMap<string, string>): InboxItem {
  const { unitId, id, kind, code, dueAt, counts, subjectName, subjectPath, raisedAt, role, cancelledAt, seenAt } = row;
  const about = subjectName !== null && subjectPath !== null ? { name: subjectName, path: subjectPath } : null;
  const text = counts ? digestText(counts) : alertText(kind);
  return { unitId, id, kind, text, code, procedure: procedures.get(row.procedureId ?? '') ?? null, dueAt, counts, about, raisedAt, role, cancelledAt, seenAt };
}
