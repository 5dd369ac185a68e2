import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { type Letterhead, Letterheads, Units } from '#src/units';
import { type FormSet, formSetOn } from '../domain/form-sets.js';
import { headOf, type PaperHead } from '../domain/paper-head.js';

export interface UnitHead {
  set: FormSet;
  head: PaperHead;
  letterhead: Letterhead;
}

/** How a unit's papers of a day are headed. */
@Injectable()
export class UnitHeads {
  constructor(private readonly letterheads: Letterheads, private readonly units: Units) {}

  /** @param received the day that decides which form set holds: of a dossier's paper, that of its receipt */
  async of(tx: Tx, unitId: string, date: CivilDate, received = date): Promise<UnitHead> {
    const set = formSetOn(received);
    const inForce = await this.letterheads.inForce(tx, unitId, date);
    return { set, head: headOf(set, inForce, await this.units.get(tx, unitId)), letterhead: inForce.letterhead };
  }
}
