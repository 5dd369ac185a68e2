import { createHash } from 'node:crypto';
import type { Run, RunOutcome } from './run.js';

/** SHA-256 over what was counted, of whom and up to where; the same however the JSON was stored in between. */
export function contentHash(run: Pick<Run, 'definition' | 'layout' | 'unitIds' | 'period'>, outcome: Omit<RunOutcome, 'contentHash'>): string {
  const { definition, layout, unitIds, period } = run;
  const { positions, moments, rows, table } = outcome;
  return sha256Of({ definition, layout, unitIds, period, positions, ...(moments && { moments }), rows, table });
}

/** In hexadecimal, over the canonical JSON. */
export function sha256Of(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** JSON with the keys of every object in order. @example canonicalJson({ b: 1, a: [null] }) === '{"a":[null],"b":1}' */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner);
}
