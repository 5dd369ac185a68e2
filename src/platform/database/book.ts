import type { Tx } from './tx.js';

/**
 * A unit's books of entries that are counted as they stood at an instant. Whoever enters something calls this before taking the
 * instant of entry: nobody then counts without it, believing it entered.
 */
export async function enterBook(tx: Tx, unitId: string): Promise<void> {
  await tx.run('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [unitId]);
}

/** For whoever counts as of an instant, after taking it: returns when every entry with an earlier one is committed or gone. */
export async function settleBooks(tx: Tx, unitIds: readonly string[]): Promise<void> {
  // Locked and let go of in one breath: what is entered from here on has a later instant.
  await tx.run('SELECT pg_advisory_lock(b.book), pg_advisory_unlock(b.book) FROM (SELECT hashtextextended(id, 0) AS book FROM unnest($1::text[]) AS id) AS b', [unitIds]);
}
