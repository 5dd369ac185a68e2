import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { decodeCursor, type Page, toPage } from '#src/platform/http';
import { type ShownToken, TokenStore } from '../data/token.store.js';

const AFTER_ALL_IDS = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

@Injectable()
export class Tokens {
  constructor(private readonly store: TokenStore) {}

  /** Newest first. */
  async inUnit(tx: Tx, unitId: string, cursor: string | undefined, limit: number): Promise<Page<ShownToken>> {
    const [beforeId] = cursor === undefined ? [AFTER_ALL_IDS] : decodeCursor(cursor, ['uuid']);
    return toPage(await this.store.inUnit(tx, unitId, beforeId, limit + 1), limit, (token) => [token.id]);
  }

  /** @returns the unit, among these, whose token it is */
  unitOf(tx: Tx, unitIds: readonly string[], id: string): Promise<string | undefined> {
    return this.store.unitOf(tx, unitIds, id);
  }
}
