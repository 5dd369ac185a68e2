/** How long before a due moment a unit wants to be warned; 0 = not at all. */
export interface AlertSetting {
  /** Working days before the due moment. */
  firstLeadDays: number;
  /** Working hours before the due moment. */
  secondLeadHours: number;
  /** Working hours before the acceptance of an online submission is due. */
  acceptanceLeadHours: number;
  /** Whether the unit's day is summed up for its people at opening time. */
  digest: boolean;
}

export const DEFAULT_SETTING: AlertSetting = { firstLeadDays: 1, secondLeadHours: 4, acceptanceLeadHours: 2, digest: true };
