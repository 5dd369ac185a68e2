import { type CivilDate, addDays } from '#libs/civil-date';
import { under } from './definition.js';
import type { ReportLine } from './compute.js';
import type { Numbers } from './numbers.js';
import type { Period } from './period.js';
import { ROW_HEADS, type RecordReport, recordColumns } from './service-definitions.js';

/** Who settles procedures, as the table tells them apart: the interlinked all together. */
type Settler = 'commune' | 'interlinked' | 'police' | 'military';

/** What the table reads of a version of a procedure. An abolition is a version too, of kind 'abolished', in force never. */
export interface CatalogueVersion {
  procedureId: string;
  validFrom: CivilDate;
  /** Last day; null: until further notice. */
  validTo: CivilDate | null;
  changeKind: 'new' | 'amended' | 'abolished' | 'simplified';
  competence: Settler | `interlinked_${'same_level' | 'between_levels'}`;
  isPublic: boolean;
  /** Days of the former term less days of this one; null where there is none to compare with. */
  daysCut: number | null;
}

/** `inForce.*`: at the end of the period, by competence. The others happened in it, each procedure counted once. */
export type CatalogueName =
  | `inForce.${Settler}`
  | 'public'
  | 'expired'
  | 'new'
  | 'simplified'
  | 'daysCut'
  /** Simplified, but the terms before and after cannot be compared. */
  | 'simplifiedWithoutDays';

export type CatalogueNumbers = Record<CatalogueName, number>;

const DESK = ['inForce.commune', 'inForce.police', 'inForce.military'] as const;

const catalogue = recordColumns<CatalogueName>();

/** Danh mục TTHC theo lĩnh vực. The interlinked stand apart from the others, as communes print it. */
export const R3: RecordReport<CatalogueName, 'R3'> = {
  id: 'R3',
  title: 'Danh mục thủ tục hành chính theo lĩnh vực',
  unitNoun: 'thủ tục hành chính',
  rowHeads: ROW_HEADS,
  totalName: 'Tổng số',
  columns: [
    catalogue.count('procedures', ['TTHC'], DESK),
    catalogue.count('interlinked', ['TTHC liên thông'], ['inForce.interlinked']),
    catalogue.count('expired', ['TTHC hết hiệu lực'], ['expired']),
    catalogue.count('new', ['TTHC mới'], ['new']),
    catalogue.count('simplified', ['Số TTHC đơn giản hóa'], ['simplified']),
    catalogue.count('days_cut', ['Số ngày giảm'], ['daysCut'], { measuredIn: 'days' }),
    catalogue.count('public', ['Số TTHC công khai'], ['public']),
    ...under('Theo thẩm quyền', [
      catalogue.count('commune', ['Cấp xã'], ['inForce.commune']),
      catalogue.count('police_military', ['Công an, quân sự tại bộ phận một cửa'], ['inForce.police', 'inForce.military']),
    ]),
  ],
  identities: [{ left: ['procedures'], right: ['commune', 'police_military'], text: 'TTHC = cấp xã + công an, quân sự' }],
  balances: [
    { left: ['public'], right: [...DESK, 'inForce.interlinked'], relation: '≤', text: 'Công khai ≤ TTHC có hiệu lực' },
    { left: ['simplifiedWithoutDays'], right: ['simplified'], relation: '≤', text: 'Không tính được số ngày ≤ đơn giản hóa' },
  ],
  footnotes: [
    { text: 'TTHC và TTHC liên thông: có hiệu lực vào ngày cuối kỳ, không tính trùng.', counts: [] },
    { text: 'Tổng hợp nhiều đơn vị thì một TTHC được tính ở mỗi đơn vị.', counts: [] },
    { text: 'Số ngày giảm không gồm {0} TTHC đơn giản hóa mà thời hạn trước và sau không so sánh được.', counts: [['simplifiedWithoutDays']] },
  ],
};

/**
 * The numbers of a line from all versions of its procedures, also those before the period, in any order. A procedure simplified
 * twice is counted once, and the days of both are added; one that came and went within the period is new and expired.
 * @example catalogueNumbersOf(versions, presetPeriod('year', 2021))
 */
export function catalogueNumbersOf(versions: readonly CatalogueVersion[], period: Pick<Period, 'from' | 'to'>): CatalogueNumbers {
  const numbers: CatalogueNumbers = {
    'inForce.commune': 0, 'inForce.interlinked': 0, 'inForce.police': 0, 'inForce.military': 0,
    public: 0, expired: 0, new: 0, simplified: 0, daysCut: 0, simplifiedWithoutDays: 0,
  };
  for (const held of historiesOf(versions)) {
    const latest = held.findLast(({ validFrom }) => validFrom <= period.to);
    if (latest && holdsOn(latest, period.to)) {
      numbers[`inForce.${settlerOf(latest.competence)}`] += 1;
      if (latest.isPublic) numbers.public += 1;
    }
    const begun = held.filter(({ validFrom }) => validFrom >= period.from && validFrom <= period.to);
    if (begun.some(({ changeKind }) => changeKind === 'new')) numbers.new += 1;
    if (begun.some(({ changeKind }) => changeKind === 'abolished') || held.some((version) => ranOut(version, held, period))) numbers.expired += 1;
    const simplified = begun.filter(({ changeKind }) => changeKind === 'simplified');
    if (simplified.length > 0) numbers.simplified += 1;
    if (simplified.length > 0 && simplified.every(({ daysCut }) => daysCut === null)) numbers.simplifiedWithoutDays += 1;
    numbers.daysCut += simplified.reduce((sum, { daysCut }) => sum + (daysCut ?? 0), 0);
  }
  return { ...numbers, daysCut: Math.round(numbers.daysCut * 10) / 10 };
}

/** The rows of the table, given in their order; a row without versions is a row of zeros. */
export function catalogueLines(
  rows: readonly { name: string; versions: readonly CatalogueVersion[] }[],
  period: Pick<Period, 'from' | 'to'>,
): ReportLine<Numbers<CatalogueName>>[] {
  return rows.map(({ name, versions }, index) => ({ position: index + 1, name, base: catalogueNumbersOf(versions, period) }));
}

/** Of each procedure, oldest first. */
function historiesOf(versions: readonly CatalogueVersion[]): CatalogueVersion[][] {
  const histories = new Map<string, CatalogueVersion[]>();
  for (const version of versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    const held = histories.get(version.procedureId);
    if (held) held.push(version);
    else histories.set(version.procedureId, [version]);
  }
  return [...histories.values()];
}

function settlerOf(competence: CatalogueVersion['competence']): Settler {
  return competence === 'interlinked_same_level' || competence === 'interlinked_between_levels' ? 'interlinked' : competence;
}

/** Its last day passed in the period and nothing came after it. */
function ranOut({ changeKind, validTo }: CatalogueVersion, held: readonly CatalogueVersion[], period: Pick<Period, 'from' | 'to'>): boolean {
  if (changeKind === 'abolished' || validTo === null) return false;
  const gone = addDays(validTo, 1);
  return gone >= period.from && gone <= period.to && !held.some((version) => holdsOn(version, gone));
}

function holdsOn({ changeKind, validFrom, validTo }: CatalogueVersion, day: CivilDate): boolean {
  return changeKind !== 'abolished' && validFrom <= day && (validTo === null || day <= validTo);
}
