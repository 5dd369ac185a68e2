import { Injectable } from '@nestjs/common';
import { FindDossiers, type HandedOver, HandOverLists, HandOverMany, type HandOverManyForm, type ListItem } from '#src/dossiers';
import type { Caller } from '#src/platform/http';
import type { Seen } from '../domain/seen.js';

export interface BulkOutcome {
  listId: string | null;
  done: number;
  refused: { item: ListItem | undefined; code: string; text: string }[];
}

/** Many dossiers handed over, and lists of them taken. */
@Injectable()
export class HandOverDesk {
  constructor(private readonly many: HandOverMany, private readonly lists: HandOverLists, private readonly finding: FindDossiers) {}

  chosen(unitId: string, seen: readonly Seen[]): Promise<ListItem[]> {
    return this.finding.byCodes(unitId, seen.map(({ code }) => code));
  }

  /** @throws request.* */
  async handOver(caller: Caller, unitId: string, { dossiers, toAccountId, toUnitId, toOffice, stepIndex, note }: HandOverManyForm, requestKey: string): Promise<BulkOutcome> {
    const to = Object.fromEntries(Object.entries({ toAccountId, toUnitId, toOffice, stepIndex, note }).filter(([, value]) => value !== undefined));
    const { listId, results } = await this.many.run(caller, dossiers, to, requestKey, unitId);
    const refused = results.filter((result): result is HandedOver & { ok: false } => !result.ok);
    const items = new Map((await this.finding.byCodes(unitId, refused.map(({ code }) => code))).map((item) => [item.code, item]));
    return { listId, done: results.length - refused.length, refused: refused.map(({ code, text }) => ({ code, text, item: items.get(code) })) };
  }

  /** Those that somebody else has confirmed meanwhile stay as they are. */
  async confirm(caller: Caller, unitId: string, ids: readonly string[]): Promise<number> {
    for (const id of new Set(ids)) await this.lists.confirm(caller, unitId, id);
    return new Set(ids).size;
  }
}
