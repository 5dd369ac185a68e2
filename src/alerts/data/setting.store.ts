import { Injectable } from '@nestjs/common';
import type { Tx } from '#src/platform/database';
import { type AlertSetting, DEFAULT_SETTING } from '../domain/alert-setting.js';

@Injectable()
export class SettingStore {
  async of(tx: Tx, unitId: string): Promise<AlertSetting> {
    const row = await tx.row<AlertSetting>(
      `SELECT first_lead_days AS "firstLeadDays", second_lead_hours AS "secondLeadHours", acceptance_lead_hours AS "acceptanceLeadHours", digest
       FROM alerts.setting WHERE unit_id = $1`,
      [unitId],
    );
    return row ?? DEFAULT_SETTING;
  }

  async put(tx: Tx, unitId: string, setting: AlertSetting, by: string, at: Date): Promise<void> {
    await tx.run(
      `INSERT INTO alerts.setting (unit_id, first_lead_days, second_lead_hours, acceptance_lead_hours, digest, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (unit_id) DO UPDATE SET first_lead_days = $2, second_lead_hours = $3, acceptance_lead_hours = $4, digest = $5, changed_by = $6, changed_at = $7`,
      [unitId, setting.firstLeadDays, setting.secondLeadHours, setting.acceptanceLeadHours, setting.digest, by, at],
    );
  }
}
