import type { CivilDate } from '#libs/civil-date';
import type { Unit } from './unit.js';

/** What stands at the head and foot of a printed paper. Lines are as people write names; the sheet capitalises them. */
export interface Letterhead {
  /** The agency above, where its line is printed. */
  parentAgency: string | null;
  agency: string;
  /** The line under the agency: the desk. */
  desk: string;
  /** Printed before the date. */
  place: string;
  address: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  /** Whoever signs for the agency: refusals, apologies, stops. */
  signerTitle: string;
  signerName: string | null;
  /** Above the signature of whoever takes the dossier in. */
  clerkTitle: string;
  /** Where results are handed over; null: at the desk. */
  pickUpPlace: string | null;
}

/** NĐ 118/2025, in force from this day: communes receive at a centre for public administrative services. */
const CENTRES_SINCE: CivilDate = '2025-07-01';

/** The letterhead of a unit that has set none: what its name, its kind and the day say. */
export function defaultLetterhead(unit: Pick<Unit, 'name' | 'kind' | 'place'>, parentName: string | null, on: CivilDate): Letterhead {
  return {
    // A people's committee heads its papers alone, an office under the agency that it belongs to.
    parentAgency: unit.kind === 'office' ? parentName : null,
    agency: unit.name,
    desk: on >= CENTRES_SINCE && unit.kind !== 'office' ? 'Trung tâm Phục vụ hành chính công' : 'Bộ phận Tiếp nhận và Trả kết quả',
    place: unit.place || unit.name,
    address: null,
    phone: null,
    email: null,
    website: null,
    signerTitle: unit.kind === 'office' ? 'Thủ trưởng đơn vị' : 'Chủ tịch',
    signerName: null,
    clerkTitle: 'Người tiếp nhận hồ sơ',
    pickUpPlace: null,
  };
}
