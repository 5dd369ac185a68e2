/** How many dossiers of a procedure came in by a channel in the year. */
export interface PlannedDossiers {
  procedure: string;
  channel: 'truc_tiep' | 'buu_chinh' | 'truc_tuyen';
  /** The level that the commune offered at the time; the catalogue may know a higher one today. */
  onlineLevel: 3 | 4 | null;
  count: number;
  /** Not finished by the end of the year, and not due before it. */
  open: boolean;
}

const direct = (procedure: string, count: number): PlannedDossiers => ({ procedure, channel: 'truc_tiep', onlineLevel: null, count, open: false });
const byPost = (procedure: string, count: number): PlannedDossiers => ({ ...direct(procedure, count), channel: 'buu_chinh' });
const online = (procedure: string, count: number): PlannedDossiers => ({ ...direct(procedure, count), channel: 'truc_tuyen', onlineLevel: 3 });
const stillOpen = (procedure: string, count: number): PlannedDossiers => ({ ...direct(procedure, count), open: true });

/**
 * The commune of Dương Hà in 2021: the published sums by field and channel, spread over the procedures of the catalogue.
 * 2,658 dossiers received, 2,653 resolved, the 5 others land disputes still in term.
 */
export const DUONG_HA_2021: readonly PlannedDossiers[] = [
  // Tư pháp 1807 = 960 direct + 847 online
  direct('2.000815', 560),
  direct('2.000884', 120),
  direct('2.001035', 60),
  direct('1.001193', 42),
  direct('1.004873', 38),
  direct('1.000894', 28),
  direct('2.000635', 28),
  byPost('2.000635', 12),
  direct('1.000656', 25),
  direct('2.000908', 25),
  direct('1.004859', 8),
  direct('1.004884', 5),
  direct('2.001019', 4),
  direct('1.004837', 2),
  direct('1.001022', 1),
  direct('1.004746', 1),
  direct('2.001263', 1),
  online('2.000815', 420),
  online('1.001193', 110),
  online('1.004873', 90),
  online('1.000894', 70),
  online('2.000635', 70),
  online('1.000656', 55),
  online('1.004859', 14),
  online('1.004884', 10),
  online('1.000689', 4),
  online('1.001022', 4),
  // LĐTBXH 722
  direct('1.010833', 250),
  byPost('1.010833', 8),
  direct('1.001776', 210),
  direct('1.001699', 96),
  direct('1.001731', 74),
  direct('1.011607', 48),
  direct('1.011608', 30),
  direct('1.011606', 6),
  // Giáo dục 1, Thanh tra 17
  direct('1.004492', 1),
  direct('2.001801', 12),
  direct('1.010945', 5),
  // Tài nguyên môi trường 105 = 100 resolved + 5 open
  direct('1.004237', 78),
  direct('1.003554', 22),
  stillOpen('1.003554', 5),
  // Lĩnh vực khác 6: police procedures taken in at the desk
  direct('1.004194', 4),
  direct('1.004222', 2),
];

/** The plan in the same proportions for another number of dossiers, exactly. */
export function scaledPlan(plan: readonly PlannedDossiers[], total: number): PlannedDossiers[] {
  const whole = plan.reduce((sum, part) => sum + part.count, 0);
  let cumulated = 0;
  let given = 0;
  return plan.map((part) => {
    cumulated += part.count;
    const upToHere = Math.round((cumulated / whole) * total);
    const count = upToHere - given;
    given = upToHere;
    return { ...part, count };
  });
}
