import type { Edge } from './rules/imports.js';

/** Which module may know which, each through its face. Nothing unlisted is allowed, and nothing listed may be unused. */
export const EDGES: readonly Edge[] = [
  ['identity', 'units'],
  ['catalogue', 'units'],
  ['calendar', 'units'],
  ['calendar', 'catalogue'],
  ['dossiers', 'units'],
  ['dossiers', 'identity'],
  ['dossiers', 'catalogue'],
  ['dossiers', 'calendar'],
  ['documents', 'units'],
  ['documents', 'catalogue'],
  ['documents', 'dossiers'],
  ['alerts', 'units'],
  ['alerts', 'identity'],
  ['alerts', 'catalogue'],
  ['alerts', 'calendar'],
  ['alerts', 'dossiers'],
  ['surveys', 'units'],
  ['surveys', 'identity'],
  ['surveys', 'catalogue'],
  ['surveys', 'dossiers'],
  ['reports', 'units'],
  ['reports', 'identity'],
  ['reports', 'catalogue'],
  ['reports', 'dossiers'],
];
