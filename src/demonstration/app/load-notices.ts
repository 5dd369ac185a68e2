import { Injectable } from '@nestjs/common';
import { ApplyChange, DAY_COLUMNS, DraftChange } from '#src/calendar';
import type { Tx } from '#src/platform/database';
import { isRefusal } from '#src/platform/refusal';
import { COMMUNE } from '../domain/duong-ha.js';
import { sheetOf } from './data-file.js';

const NOTICE = 'Thông báo nghỉ lễ, Tết 2019–2026';

/** The notified days of 2019–2026, drafted and applied as a controller would. */
@Injectable()
export class LoadNotices {
  constructor(private readonly draft: DraftChange, private readonly apply: ApplyChange) {}

  /** The transaction is fenced to all units. Days that are known already are left as they are. */
  async run(tx: Tx): Promise<void> {
    const sheet = await sheetOf('holidays-vn.csv', DAY_COLUMNS);
    try {
      const change = await this.draft.fromSheet(tx, null, NOTICE, sheet);
      await this.apply.run(tx, { by: null, unitId: COMMUNE.id }, change.id);
    } catch (error) {
      if (!isRefusal(error, 'calendar.nothing_changes')) throw error;
    }
  }
}
