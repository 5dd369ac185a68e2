import { Injectable } from '@nestjs/common';
import { parseDossierCode } from '#libs/dossier-code';
import { Database, type Tx } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { Units } from '#src/units';
import { refuse } from '../refusals.js';

export interface Located {
  unitId: string;
  code: string;
}

/** From a dossier's code to its unit: the code says which, so that everything after is asked of one unit. */
@Injectable()
export class LocateDossier {
  constructor(private readonly database: Database, private readonly units: Units) {}

  /** @throws dossier.not_found also for another unit's dossier, as if it did not exist */
  locate(caller: Caller, text: string): Promise<Located> {
    return this.database.inUnits([], (tx) => this.find(tx, caller, text));
  }

  /**
   * Runs `act` in a transaction of the dossier's unit, which nearly always is the caller's own: then it is the very one
   * that the code was looked up in.
   * @throws dossier.not_found
   */
  async within<T>(caller: Caller, text: string, act: (tx: Tx, located: Located) => Promise<T>): Promise<T> {
    const outcome = await this.database.inUnit(caller.unitId, async (tx): Promise<{ done: T } | { elsewhere: Located }> => {
      const located = await this.find(tx, caller, text);
      return located.unitId === caller.unitId ? { done: await act(tx, located) } : { elsewhere: located };
    });
    if ('done' in outcome) return outcome.done;
    const { elsewhere } = outcome;
    return this.database.inUnit(elsewhere.unitId, (tx) => act(tx, elsewhere));
  }

  private async find(tx: Tx, caller: Caller, text: string): Promise<Located> {
    const parsed = parseDossierCode(text);
    const unit = parsed && (await this.units.findByCode(tx, parsed.unitCode));
    if (!unit || !caller.unitIds.includes(unit.id)) throw refuse('dossier.not_found', { code: text });
    return { unitId: unit.id, code: parsed.code };
  }
}
