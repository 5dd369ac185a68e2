import type { CivilDate } from '#libs/civil-date';
import type { Competence, ProcedureVersion } from '#src/catalogue';

/** What the catalogue says of procedures, and rows of R7 by the same names. */
export const INTERLINKED_LEVELS = ['interlinked_same_level', 'interlinked_between_levels'] as const satisfies readonly Competence[];
export type InterlinkedLevel = (typeof INTERLINKED_LEVELS)[number];

/** Who settles each procedure by the version in force on a day, or by its last one before. */
export function competencesOn(versions: readonly ProcedureVersion[], day: CivilDate): Map<string, Competence> {
  const last = new Map<string, ProcedureVersion>();
  for (const version of versions) {
    if (version.validFrom <= day && version.validFrom >= (last.get(version.procedureId)?.validFrom ?? version.validFrom)) last.set(version.procedureId, version);
  }
  return new Map([...last].map(([procedureId, { competence }]) => [procedureId, competence]));
}

/**
 * Dossiers finished at each level. Null for both where the catalogue does not say of one of them at which: neither would be whole.
 * @param finished by procedure
 */
export function interlinkedCounts(finished: ReadonlyMap<string, number>, competences: ReadonlyMap<string, Competence>): Record<InterlinkedLevel, number | null> {
  const of = (competence: Competence): number => [...finished].reduce((sum, [procedureId, count]) => sum + (competences.get(procedureId) === competence ? count : 0), 0);
  if (of('interlinked') > 0) return { interlinked_same_level: null, interlinked_between_levels: null };
  return { interlinked_same_level: of('interlinked_same_level'), interlinked_between_levels: of('interlinked_between_levels') };
}
