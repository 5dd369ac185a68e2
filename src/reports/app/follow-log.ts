import { Injectable } from '@nestjs/common';
import { type DossierLife, DossierLog, LogFollower } from '#src/dossiers';
import { Database, type Tx } from '#src/platform/database';
import { CounterStore } from '../data/counter.store.js';
import { CountingCursor } from '../data/cursor.store.js';
import { type KeptChange, LifeStore } from '../data/life.store.js';
import { CounterChanges } from '../domain/counter-changes.js';
import { keptLifeOf, sameKept } from '../domain/kept-life.js';
import { refuse } from '../refusals.js';
import type { Follower } from './record-source.js';

/** Far more than it takes unless the log is being filled without a pause. */
const ATTEMPTS = 20;

/** Keeps the lives and the counters of a unit equal to what its log says. */
@Injectable()
export class FollowLog {
  constructor(
    private readonly database: Database,
    private readonly follower: LogFollower,
    private readonly log: DossierLog,
    private readonly cursor: CountingCursor,
    private readonly lives: LifeStore,
    private readonly counters: CounterStore,
  ) {}

  /** @returns the position reached, the end of the log at that moment */
  catchUp(unitId: string): Promise<number> {
    return this.follower.catchUp(unitId, this.cursor, (tx, lives) => this.count(tx, unitId, lives));
  }

  /**
   * Runs `work` in a transaction in which the unit's counters say exactly what its log says up to `position`, and nobody changes
   * them. Steps may be logged meanwhile. `work` only reads.
   * @param others who must have read as much, and wait as well
   * @throws report.log_too_busy
   */
  async settled<T>(unitId: string, work: (tx: Tx, position: number) => Promise<T>, others: readonly Follower[] = []): Promise<T> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      // Mostly the followers have read all there is, and a table over a hundred units need not ask each of them first.
      if (attempt > 0) for (const follower of [this, ...others]) await follower.catchUp(unitId);
      const outcome = await this.database.inUnit(unitId, async (tx) => {
        // All that is written is the lock, for which no commit need wait until it is on the disk.
        await tx.run('SET LOCAL synchronous_commit = off');
        const position = await this.cursor.lock(tx, unitId);
        // A life is counted as it stands, so counters that have not seen the last step may know parts of it.
        if ((await this.log.head(tx, unitId)) !== position) return undefined;
        for (const other of others) if ((await other.held(tx, unitId)) !== position) return undefined;
        return { result: await work(tx, position) };
      });
      if (outcome) return outcome.result;
    }
    throw refuse('report.log_too_busy');
  }

  private async count(tx: Tx, unitId: string, lives: readonly DossierLife[]): Promise<void> {
    const before = await this.lives.of(tx, unitId, lives.map((life) => life.dossierId));
    const changes = new CounterChanges();
    const changed: KeptChange[] = [];
    for (const life of lives) {
      const old = before.get(life.dossierId) ?? null;
      const now = keptLifeOf(life, unitId);
      if (old && now && sameKept(old, now)) continue;
      changes.change(old, now);
      changed.push({ old, now });
    }
    await this.lives.change(tx, unitId, changed);
    await this.counters.add(tx, unitId, changes.rows());
  }
}
