import { defineTopic } from '#src/platform/outbox';

/** Steps were appended to a unit's log, up to `position`. A wake-up: followers read the log from where they are. */
export const dossierLogged = defineTopic<{ position: number }>('dossier.logged', { coalesce: true });
