import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { SettingStore } from '../data/setting.store.js';
import type { AlertSetting } from '../domain/alert-setting.js';
import { alertSettingChanged } from '../topics.js';

@Injectable()
export class AlertSettings {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  of(unitId: string): Promise<AlertSetting> {
    return this.database.inUnit(unitId, (tx) => this.settings.of(tx, unitId));
  }

  /** What is planned moves with it; what was raised stays. */
  change(unitId: string, setting: AlertSetting, by: string): Promise<AlertSetting> {
    const now = this.clock.now();
    return this.database.inUnit(unitId, async (tx) => {
      await this.settings.put(tx, unitId, setting, by, now);
      await this.audit.record(tx, { unitId, accountId: by, action: 'alerts.setting_changed', subject: unitId, facts: { ...setting } });
      await this.outbox.add(tx, unitId, alertSettingChanged, { changedAt: now.toISOString() });
      return setting;
    });
  }
}
