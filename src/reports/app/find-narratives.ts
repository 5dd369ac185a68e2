import { Injectable } from '@nestjs/common';
import { slug } from '#libs/vietnamese';
import { Database } from '#src/platform/database';
import { type Caller, callerHasRole, decodeCursor, type Page, type PageQuery, toPage } from '#src/platform/http';
import { NarrativeStore } from '../data/narrative.store.js';
import type { Narrative } from '../domain/narrative.js';
import { refuse } from '../refusals.js';
import { REPORT_ROLES } from './find-reports.js';

export type { Narrative } from '../domain/narrative.js';

/** The periodic reports that were asked for, as far as the caller may see them, and their files. */
@Injectable()
export class FindNarratives {
  constructor(private readonly database: Database, private readonly narratives: NarrativeStore) {}

  /** @throws report.not_found also for another unit's, as if it did not exist */
  async get(caller: Caller, id: string): Promise<Narrative> {
    const seen = unitsOpenTo(caller);
    const found = await this.database.inUnits(seen, (tx) => this.narratives.find(tx, seen, id));
    if (!found) throw refuse('report.not_found');
    return found;
  }

  async list(caller: Caller, unitId: string, query: PageQuery): Promise<Page<Narrative>> {
    const seen = unitsOpenTo(caller).filter((id) => id === unitId);
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['instant', 'uuid']);
    const rows = await this.database.inUnits(seen, (tx) => this.narratives.list(tx, seen, before, query.limit + 1));
    return toPage(rows, query.limit, (row) => [row.requestedAt, row.id]);
  }

  /** As it was written, to the byte. @throws report.failed, report.not_ready */
  async file({ unitId, id, state, progress }: Narrative): Promise<Buffer> {
    const content = state === 'done' ? await this.database.inUnit(unitId, (tx) => this.narratives.content(tx, unitId, id)) : undefined;
    if (content) return content;
    throw state === 'failed' ? refuse('report.failed') : refuse('report.not_ready', { progress });
  }
}

/** The units whose tables a caller may ask for. */
export function unitsOpenTo(caller: Caller): string[] {
  return caller.unitIds.filter((id) => callerHasRole(caller, id, REPORT_ROLES));
}

export function narrativeFileName({ period, consolidated }: Pick<Narrative, 'period' | 'consolidated'>): string {
  return `bao-cao-cchc-${consolidated ? 'tong-hop-' : ''}${slug(period.label)}.docx`;
}
