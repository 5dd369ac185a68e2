import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { type BegunBy, SessionStore } from '../data/session.store.js';
import type { Credential } from '../domain/credential.js';
import { deviceOf } from '../domain/device.js';
import { IDLE_MS } from './resolve-caller.js';

export interface ShownSession {
  id: string;
  /** In words, "Chrome trên Windows". */
  device: string;
  begunBy: BegunBy;
  begunAt: Date;
  /** To the minute. */
  lastSeenAt: Date;
  expiresAt: Date;
  /** The one that asks. */
  current: boolean;
}

@Injectable()
export class Sessions {
  constructor(private readonly store: SessionStore, private readonly clock: Clock) {}

  /** Where the account is signed in now: the session that asks, then the last used. @param unitId the account's own unit */
  async of(tx: Tx, unitId: string, accountId: string, current?: Credential): Promise<ShownSession[]> {
    const now = this.clock.now();
    const rows = await this.store.open(tx, unitId, accountId, now, new Date(now.getTime() - IDLE_MS), current?.hash);
    return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceOf(userAgent) }));
  }
}
