import type { PaperFact } from '#libs/dossier-flow';
import type { Tx } from '#src/platform/database';
import type { DossierStore } from '../data/dossier.store.js';
import { refuse } from '../refusals.js';

/** A paper taken over from another dossier must name one of the unit's own. @throws dossier.reused_from_unknown */
export async function checkReuse(tx: Tx, dossiers: DossierStore, unitId: string, papers: readonly PaperFact[] | undefined): Promise<void> {
  const codes = [...new Set((papers ?? []).flatMap((paper) => (paper.reusedFrom === undefined ? [] : [paper.reusedFrom])))];
  if (codes.length === 0) return;
  const known = new Set(await dossiers.knownCodes(tx, unitId, codes));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) throw refuse('dossier.reused_from_unknown', { code: unknown });
}
