import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import { refuse } from '../refusals.js';
import { type Author, Ledger } from './ledger.js';

@Injectable()
export class WithdrawVersion {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes back the last version while it is not in force yet; the one before it goes on.
   * @throws catalogue.unknown_procedure, catalogue.no_version_from, catalogue.version_in_force, catalogue.later_version
   */
  async run(tx: Tx, author: Author, code: string, validFrom: CivilDate): Promise<void> {
    const versions = (await this.ledger.open(tx, author.ownerUnitId)).versions(code);
    const last = versions.at(-1);
    if (!last) throw refuse('catalogue.unknown_procedure', { code });
    const version = versions.find((one) => one.validFrom === validFrom);
    if (!version) throw refuse('catalogue.no_version_from', { code, date: validFrom });
    if (validFrom <= this.clock.today()) throw refuse('catalogue.version_in_force', { code, date: validFrom });
    if (version !== last) throw refuse('catalogue.later_version', { code, date: last.validFrom });
    await this.ledger.withdraw(tx, author, version, versions.at(-2));
  }
}
