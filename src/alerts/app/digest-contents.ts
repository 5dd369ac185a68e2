import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { civilDateOf } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { AlertStore } from '../data/alert.store.js';
import { SettingStore } from '../data/setting.store.js';
import { WatchStore } from '../data/watch.store.js';
import { dayDigests } from '../domain/day-digest.js';
import { Channels } from './channels.js';

@Injectable()
export class DigestContents {
  constructor(
    private readonly watches: WatchStore,
    private readonly alerts: AlertStore,
    private readonly settings: SettingStore,
    private readonly channels: Channels,
  ) {}

  /** Puts the morning's figures into the inboxes; with mail or a gateway they go out like any alert. */
  async add(tx: Tx, unitId: string, now: Date): Promise<void> {
    const { digest } = await this.settings.of(tx, unitId);
    const counts = digest ? await this.watches.dayCounts(tx, unitId, civilDateOf(now), now) : [];
    const digests = dayDigests(counts).map((each) => ({ ...each, id: uuidv7() }));
    await this.alerts.addDigests(tx, unitId, digests, now, this.channels.any);
  }
}
