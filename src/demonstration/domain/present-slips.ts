interface HandedOut {
  daysAgo: number;
  /** Whatever the field when not given. */
  field?: string;
  slips: number;
}

/** Paper slips of the last days at the desk; most never come back. */
export const SLIPS: readonly HandedOut[] = [
  { daysAgo: 8, field: 'ho-tich', slips: 6 }, { daysAgo: 7, field: 'chung-thuc', slips: 10 }, { daysAgo: 5, slips: 5 }, { daysAgo: 3, field: 'ho-tich', slips: 4 },
  { daysAgo: 1, field: 'chung-thuc', slips: 8 },
];

export const WRONG_SLIPS: HandedOut & { reason: string } = { daysAgo: 1, field: 'chung-thuc', slips: 80, reason: 'Gõ nhầm 80, đúng là 8 phiếu' };

/** Paper slips of each quarter of the register's year, on its first days: more of every field than were rated in it. */
export const REGISTER_SLIPS = {
  days: ['2021-01-04', '2021-04-01', '2021-07-01', '2021-10-01'],
  fields: {
    'chung-thuc': 100, 'ho-tich': 60, 'bao-tro-xa-hoi': 40, 'nguoi-co-cong': 20, 'dat-dai': 10, 'giam-ngheo': 10, 'cu-tru': 5, 'giao-duc-mam-non': 2, 'tiep-cong-dan': 2, 'xu-ly-don-thu': 2,
  },
} as const;
