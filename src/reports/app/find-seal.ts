import { Injectable } from '@nestjs/common';
import { Database } from '#src/platform/database';
import { type Seal, SealStore } from '../data/seal.store.js';

export type FoundSeal = Seal;

/** Where anybody checks a copy of a closed table. */
export const VERIFY_PATH = '/kiem-chung';

const HASH = /^[0-9a-f]{64}$/;

/** The hash as people type it: in groups, in capitals. Undefined for what is none. */
export function contentHashFrom(typed: string): string | undefined {
  const hash = typed.replace(/[\s-]/g, '').toLowerCase();
  return HASH.test(hash) ? hash : undefined;
}

/** Whether a table with this hash was closed, by which unit, for which period and when. Tells nobody's name and no number. */
@Injectable()
export class FindSeal {
  constructor(
    private readonly database: Database,
    private readonly seals: SealStore,
  ) {}

  find(contentHash: string): Promise<FoundSeal[]> {
    return this.database.inUnits([], (tx) => this.seals.find(tx, contentHash));
  }
}
