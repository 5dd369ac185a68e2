import { Injectable } from '@nestjs/common';
import { Clock } from '#src/platform/clock';
import type { Caller } from '#src/platform/http';
import { UnitChanges } from '#src/units';

/** How long another process may go on believing a session that was ended here. */
const KEPT_MS = 10_000;
const CAPACITY = 5_000;

export interface Resolved {
  caller: Caller;
  mustChangePassword: boolean;
  /** When it runs out by itself, whatever the cache thinks. */
  validUntil: Date | null;
}

interface Entry {
  at: number;
  answer: Promise<Resolved | undefined>;
  resolved?: Resolved;
}

/**
 * Spares a request the look-up of who asks: an answer is kept for ten seconds. What this process ends or changes it forgets at once;
 * other processes notice within those ten seconds.
 */
@Injectable()
export class CallerCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: Clock, changes: UnitChanges) {
    // A new unit is at once within the reach of those who administer its parent.
    changes.onCommit(() => this.clear());
  }

  get(key: string, load: () => Promise<Resolved | undefined>): Promise<Resolved | undefined> {
    const kept = this.entries.get(key);
    if (kept && this.stillGood(kept)) return kept.answer;
    this.entries.delete(key);
    const entry: Entry = { at: this.clock.now().getTime(), answer: load() };
    this.entries.set(key, entry);
    this.makeRoom();
    this.settle(key, entry);
    return entry.answer;
  }

  /** With those who act for it: what it may do no longer, they may not either. */
  dropAccount(accountId: string): void {
    this.drop(({ caller }) => caller.accountId === accountId || caller.grants.some(({ actingFor }) => actingFor?.accountId === accountId));
  }

  dropKey(key: string): void {
    this.entries.delete(key);
  }

  private clear(): void {
    this.entries.clear();
  }

  /** A look-up that is still under way may have read what is now past: it is not kept either. */
  private drop(concerned: (resolved: Resolved) => boolean): void {
    for (const [key, { resolved }] of this.entries) if (!resolved || concerned(resolved)) this.entries.delete(key);
  }

  private stillGood({ at, resolved }: Entry): boolean {
    const now = this.clock.now().getTime();
    const ranOut = resolved?.validUntil && resolved.validUntil.getTime() <= now;
    return !ranOut && now >= at && now < at + KEPT_MS;
  }

  /** The oldest answer goes first; nobody waits for it longer than ten seconds anyway. */
  private makeRoom(): void {
    if (this.entries.size <= CAPACITY) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  /** Only who was found is kept: an unknown token must not push out a known one. */
  private settle(key: string, entry: Entry): void {
    const forget = (): void => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    };
    entry.answer.then((resolved) => (resolved ? (entry.resolved = resolved) : forget()), forget);
  }
}
