/** Modules by layer, from the ground up. A module knows its own layer and those below; upward, knowledge travels as events. */
export const LAYERS: readonly (readonly string[])[] = [
  ['units', 'identity', 'catalogue', 'calendar'],
  ['dossiers', 'documents', 'fees'],
  ['alerts', 'surveys', 'feedback', 'reports', 'integration'],
  ['desk'],
  // Surfaces, cut by work: pages over several modules in the desk's frame; nobody imports them.
  ['counter', 'casework', 'forms', 'control', 'statistics', 'portal'],
  ['demonstration'],
];

export const MODULES: readonly string[] = LAYERS.flat();

/** PostgreSQL schemas in the order in which foreign keys may point: only to the same or an earlier rank. */
export const SCHEMA_RANK: Readonly<Record<string, number>> = {
  platform: 0,
  units: 1,
  identity: 2,
  catalogue: 3,
  calendar: 4,
  dossiers: 5,
  documents: 6,
  fees: 6,
  alerts: 7,
  surveys: 7,
  feedback: 7,
  reports: 7,
  integration: 7,
};
