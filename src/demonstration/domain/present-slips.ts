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
