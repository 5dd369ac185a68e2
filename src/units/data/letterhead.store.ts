import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import type { Tx } from '#src/platform/database';
import type { Letterhead } from '../domain/letterhead.js';

export type LetterheadEdition = Letterhead & { validFrom: CivilDate };

@Injectable()
export class LetterheadStore {
  /** The edition in force on a day, if one had been set by then. */
  on(tx: Tx, unitId: string, date: CivilDate): Promise<LetterheadEdition | undefined> {
    return tx.row<LetterheadEdition>(
      `SELECT l.valid_from AS "validFrom", l.parent_agency AS "parentAgency", l.agency, l.desk, l.place, l.address, l.phone, l.email, l.website,
              l.signer_title AS "signerTitle", l.signer_name AS "signerName", l.clerk_title AS "clerkTitle", l.pick_up_place AS "pickUpPlace"
       FROM units.letterhead l WHERE l.unit_id = $1 AND l.valid_from <= $2 ORDER BY l.valid_from DESC LIMIT 1`,
      [unitId, date],
    );
  }

  /** The first day of every edition, oldest first. */
  async days(tx: Tx, unitId: string): Promise<CivilDate[]> {
    const rows = await tx.rows<{ day: CivilDate }>('SELECT l.valid_from AS day FROM units.letterhead l WHERE l.unit_id = $1 ORDER BY l.valid_from', [unitId]);
    return rows.map(({ day }) => day);
  }

  /** An edition of the same day, not used in earnest yet, is replaced. */
  async set(tx: Tx, unitId: string, edition: LetterheadEdition, by: { at: Date; accountId: string | null }): Promise<void> {
    await tx.run(
      `INSERT INTO units.letterhead (unit_id, valid_from, parent_agency, agency, desk, place, address, phone, email, website,
         signer_title, signer_name, clerk_title, pick_up_place, recorded_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       ON CONFLICT (unit_id, valid_from) DO UPDATE SET parent_agency = excluded.parent_agency, agency = excluded.agency, desk = excluded.desk,
         place = excluded.place, address = excluded.address, phone = excluded.phone, email = excluded.email, website = excluded.website,
         signer_title = excluded.signer_title, signer_name = excluded.signer_name, clerk_title = excluded.clerk_title,
         pick_up_place = excluded.pick_up_place, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
      [
        unitId, edition.validFrom, edition.parentAgency, edition.agency, edition.desk, edition.place, edition.address, edition.phone, edition.email,
        edition.website, edition.signerTitle, edition.signerName, edition.clerkTitle, edition.pickUpPlace, by.at, by.accountId,
      ],
    );
  }
}
