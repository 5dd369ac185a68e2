import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import { LetterheadStore } from '../data/letterhead.store.js';
import { defaultLetterhead, type Letterhead } from '../domain/letterhead.js';
import { Units } from './units.js';

/** A letterhead and since when it is so; null: nothing was set by that day, it follows from the unit's name. */
export interface LetterheadInForce {
  setFrom: CivilDate | null;
  letterhead: Letterhead;
}

/** The transaction's fence must include the unit. */
@Injectable()
export class Letterheads {
  constructor(private readonly units: Units, private readonly store: LetterheadStore) {}

  /** What the unit's papers of a day are headed and signed with. @throws units.not_found */
  async of(tx: Tx, unitId: string, date: CivilDate): Promise<Letterhead> {
    return (await this.inForce(tx, unitId, date)).letterhead;
  }

  /** @throws units.not_found */
  async inForce(tx: Tx, unitId: string, date: CivilDate): Promise<LetterheadInForce> {
    const unit = await this.units.getOn(tx, unitId, date);
    const edition = await this.store.on(tx, unitId, date);
    if (edition) {
      const { validFrom, ...letterhead } = edition;
      return { setFrom: validFrom, letterhead };
    }
    const parent = unit.parentId === null ? null : await this.units.nameOn(tx, unit.parentId, date);
    return { setFrom: null, letterhead: defaultLetterhead(unit, parent, date) };
  }

  /** The first day of every edition, oldest first. */
  editions(tx: Tx, unitId: string): Promise<CivilDate[]> {
    return this.store.days(tx, unitId);
  }
}
