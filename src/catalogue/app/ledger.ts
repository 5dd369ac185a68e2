import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Editions, enterBook, type Tx } from '#src/platform/database';
import { VersionStore } from '../data/version.store.js';
import type { PlannedVersion } from '../domain/plan.js';
import type { ProcedureList } from '../domain/procedure-list.js';
import { placeVersion } from '../domain/timeline.js';
import type { Decision, ProcedureVersion } from '../domain/version.js';
import { refuse } from '../refusals.js';
import { Catalogue, CATALOGUE_EDITION } from './catalogue.js';

/** Who changes which list, and by what decision. The transaction's fence must include the unit. */
export interface Author {
  ownerUnitId: string;
  /** Null for the operator. */
  by: string | null;
  decision?: Decision;
}

const NO_DECISION: Decision = { number: null, date: null };

/** The one place where a unit's list is written. */
@Injectable()
export class Ledger {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly versions: VersionStore,
    private readonly editions: Editions,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Locks the catalogue until commit and reads the list anew. Raising the edition is the lock: writers queue at its row. */
  async open(tx: Tx, ownerUnitId: string): Promise<ProcedureList> {
    await this.editions.raise(tx, CATALOGUE_EDITION);
    await enterBook(tx, ownerUnitId);
    return this.catalogue.ownList(tx, ownerUnitId);
  }

  /** @throws catalogue.version_in_force, catalogue.later_version */
  async add(tx: Tx, author: Author, list: ProcedureList, version: Omit<PlannedVersion, 'closes' | 'voids'>): Promise<ProcedureVersion> {
    const { code, validFrom } = version;
    const placement = placeVersion(list.versions(code), validFrom, this.clock.today());
    if (placement.refused !== undefined) {
      const facts = { code, date: placement.validFrom };
      throw placement.refused === 'in_force' ? refuse('catalogue.version_in_force', facts) : refuse('catalogue.later_version', facts);
    }
    const [id = ''] = await this.write(tx, author, [{ ...version, closes: placement.closes, voids: placement.voids }]);
    const facts = { code, validFrom, changeKind: version.changeKind, decision: author.decision?.number ?? null };
    await this.record(tx, author, 'catalogue.version_added', id, facts);
    return this.catalogue.version(tx, id);
  }

  async write(tx: Tx, author: Author, planned: readonly PlannedVersion[]): Promise<string[]> {
    return this.versions.write(tx, author.ownerUnitId, planned, { at: this.clock.now(), by: author.by, decision: author.decision ?? NO_DECISION });
  }

  async withdraw(tx: Tx, author: Author, version: ProcedureVersion, former: ProcedureVersion | undefined): Promise<void> {
    await this.versions.withdraw(tx, version, former, this.clock.now());
    await this.record(tx, author, 'catalogue.version_withdrawn', version.id, { code: version.code, validFrom: version.validFrom });
  }

  async record(tx: Tx, { ownerUnitId, by }: Author, action: string, subject: string, facts: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, { unitId: ownerUnitId, accountId: by, action, subject, facts });
  }
}
