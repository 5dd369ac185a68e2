import { defineTopic } from '#src/platform/outbox';

/** A unit wants to be warned at other times than before: what is planned is to be planned anew. */
export const alertSettingChanged = defineTopic<{ changedAt: string }>('alerts.setting_changed', { coalesce: true });
