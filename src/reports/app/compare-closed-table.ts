import { Injectable } from '@nestjs/common';
import type { Caller } from '#src/platform/http';
import type { ClosedTable } from '../domain/closed-table.js';
import { type PlainChanges, plainChanges } from '../domain/plain-differences.js';
import { CatchUp } from './catch-up.js';
import { PlainTables } from './plain-tables.js';

/** What a closed table would say if it were counted now: its correction list. */
@Injectable()
export class CompareClosedTable {
  constructor(
    private readonly tables: PlainTables,
    private readonly catching: CatchUp,
  ) {}

  /** @param closed one that the caller may read */
  async withNow(caller: Caller, { tableId, unitId, unitIds, period, content }: ClosedTable): Promise<PlainChanges> {
    await this.catching.units(unitIds);
    const now = await this.tables.of(tableId, { unitId, caller, period, unitIds });
    return plainChanges(content.table, now.table);
  }
}
