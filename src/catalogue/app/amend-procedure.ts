import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { problemsOf } from '../domain/contents.js';
import { daysCut } from '../domain/days-cut.js';
import { contentsOf } from '../domain/plan.js';
import type { ProcedureList } from '../domain/procedure-list.js';
import type { ProcedureVersion, VersionContents } from '../domain/version.js';
import { refuse } from '../refusals.js';
import { type Author, Ledger } from './ledger.js';
import { refuseContents } from './refuse-contents.js';

export interface Amendment {
  validFrom: CivilDate;
  changeKind: 'amended' | 'simplified';
  /** What is left out stays as it is. */
  changes: Partial<VersionContents>;
  /** Days cut as the decision states them, for terms that cannot be compared. */
  statedDaysCut: number | null;
}

@Injectable()
export class AmendProcedure {
  constructor(private readonly ledger: Ledger) {}

  /** @throws catalogue.unknown_procedure, catalogue.abolished, catalogue.version_in_force, catalogue.later_version, request.invalid */
  async run(tx: Tx, author: Author, code: string, { validFrom, changeKind, changes, statedDaysCut }: Amendment): Promise<ProcedureVersion> {
    const list = await this.ledger.open(tx, author.ownerUnitId);
    const former = formerOf(list, code, validFrom);
    const contents = { ...contentsOf(former), ...changes };
    refuseContents(problemsOf(contents));
    // In the place of a first version that never held, there is nothing to compare with.
    const first = former.validFrom >= validFrom;
    return this.ledger.add(tx, author, list, {
      ...former, validFrom, contents,
      changeKind: first ? 'new' : changeKind,
      daysCut: first ? null : (daysCut(former.term, contents.term) ?? statedDaysCut),
    });
  }

  /** From that day on it is not on the list any more. @throws as run */
  async abolish(tx: Tx, author: Author, code: string, validFrom: CivilDate): Promise<ProcedureVersion> {
    const list = await this.ledger.open(tx, author.ownerUnitId);
    const former = formerOf(list, code, validFrom);
    return this.ledger.add(tx, author, list, { ...former, validFrom, changeKind: 'abolished', contents: contentsOf(former), daysCut: null });
  }
}

/** The version that a new one from that day follows: the last, or the one before it when the last begins that very day. */
function formerOf(list: ProcedureList, code: string, validFrom: CivilDate): ProcedureVersion {
  const versions = list.versions(code);
  const last = versions.at(-1);
  if (!last) throw refuse('catalogue.unknown_procedure', { code });
  const former = versions.findLast((version) => version.validFrom < validFrom) ?? last;
  if (former.changeKind === 'abolished') throw refuse('catalogue.abolished', { code, date: former.validFrom });
  return former;
}
