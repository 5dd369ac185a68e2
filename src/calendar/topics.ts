import { defineTopic } from '#src/platform/outbox';

/** A change of days was applied; every unit that has sessions is told. */
export const calendarChanged = defineTopic<{ changeId: string }>('calendar.changed');
