import { ratioColumn, under } from './definition.js';
import { ROW_HEADS, type RecordReport, recordColumns, rowHeads } from './service-definitions.js';

const THREE_LEVELS = ['three3', 'three2', 'three1'] as const;
const FIVE_LEVELS = ['five5', 'five4', 'five3', 'five2', 'five1'] as const;

/** Slips handed out and ratings given in the period; 'three1' is the lowest level of three. Scales are never mixed. */
export type SatisfactionName = 'slipsOut' | 'ratings' | (typeof THREE_LEVELS)[number] | (typeof FIVE_LEVELS)[number] | 'onIndices' | 'remarks' | 'complaints';

const LEVEL_NAMES: Record<(typeof THREE_LEVELS)[number] | (typeof FIVE_LEVELS)[number], string> = {
  three3: 'Rất hài lòng',
  three2: 'Hài lòng',
  three1: 'Không hài lòng',
  five5: 'Rất hài lòng',
  five4: 'Hài lòng',
  five3: 'Bình thường',
  five2: 'Không hài lòng',
  five1: 'Rất không hài lòng',
};

const survey = recordColumns<SatisfactionName>();

const R6_COLUMNS = [
  survey.count('slips_out', ['Số phiếu phát ra'], ['slipsOut']),
  survey.count('ratings', ['Số phiếu thu về'], ['ratings']),
  survey.rate('back_rate', ['Tỷ lệ thu về %'], ['ratings'], ['slipsOut']),
  ...under('Thang 3 mức', levelColumns(THREE_LEVELS)),
  ...under('Thang 5 mức', levelColumns(FIVE_LEVELS)),
  survey.count('on_indices', ['Số phiếu chấm 9 chỉ số'], ['onIndices'], { hiddenWhenZero: true }),
  survey.count('remarks', ['Số ý kiến góp ý'], ['remarks']),
  survey.count('complaints', ['Số phản ánh, kiến nghị'], ['complaints']),
];

/** Mức độ hài lòng, a row per field. */
export const R6: RecordReport<SatisfactionName, 'R6'> = {
  id: 'R6',
  title: 'Kết quả khảo sát mức độ hài lòng của tổ chức, cá nhân',
  unitNoun: 'phiếu',
  rowHeads: ROW_HEADS,
  totalName: 'Tổng số',
  columns: R6_COLUMNS,
  identities: [],
  balances: [
    { left: ['ratings'], right: [...THREE_LEVELS, ...FIVE_LEVELS, 'onIndices'], text: 'Phiếu thu về = cộng các mức của hai thang + phiếu chấm 9 chỉ số' },
    { left: ['ratings'], right: ['slipsOut'], relation: '≤', text: 'Phiếu thu về ≤ phiếu phát ra' },
    { left: ['remarks'], right: ['ratings'], relation: '≤', text: 'Ý kiến góp ý ≤ phiếu thu về' },
  ],
  footnotes: [
    { text: 'Tỷ lệ từng mức tính trên số phiếu cùng thang; hai thang không cộng với nhau.', counts: [] },
    { text: 'Phiếu phát ra = phiếu giấy đã phát + mỗi lượt đánh giá tại quầy, trên ki-ốt, bằng mã QR tính một phiếu.', counts: [] },
  ],
};

/** The same with a row per officer; slips are handed out for the desk, not for one of its people. */
export const R6_OFFICERS: RecordReport<SatisfactionName, 'R6_OFFICERS'> = {
  ...R6,
  id: 'R6_OFFICERS',
  title: 'Kết quả khảo sát mức độ hài lòng theo cán bộ tiếp nhận, giải quyết',
  rowHeads: { ...ROW_HEADS, by_field: rowHeads('Cán bộ') },
  columns: R6.columns.filter(({ key }) => key !== 'slips_out' && key !== 'back_rate'),
  balances: R6.balances.filter(({ right }) => !right.includes('slipsOut')),
  footnotes: [{ text: 'Tỷ lệ từng mức tính trên số phiếu cùng thang; hai thang không cộng với nhau. Phiếu phát ra không tính riêng từng cán bộ.', counts: [] }],
};

/** The nine indices of the official scoring tool, 0 to 2 points each; short, as they head columns. */
export const SATISFACTION_INDICES = [
  'Thời gian giải quyết so với quy định',
  'Thời gian của từng cơ quan',
  'Số lần phải đi lại',
  'Số cơ quan phải liên hệ',
  'Thực hiện tại bộ phận một cửa',
  'Công khai thủ tục',
  'Thái độ phục vụ',
  'Tiếp thu, giải trình phản ánh, kiến nghị',
  'Tiến độ, chất lượng dịch vụ công trực tuyến',
] as const;

export type IndexName = 'scored' | `points${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

const INDEX_NAMES = ['points1', 'points2', 'points3', 'points4', 'points5', 'points6', 'points7', 'points8', 'points9'] as const satisfies readonly IndexName[];

/** The nine indices: average points of each, and their sum of 18. `pointsN`: points of index N on all slips added up. */
export const R6_INDICES: RecordReport<IndexName, 'R6_INDICES'> = {
  id: 'R6_INDICES',
  title: 'Điểm đánh giá theo 9 chỉ số',
  unitNoun: 'điểm',
  rowHeads: ROW_HEADS,
  totalName: 'Chung',
  columns: [
    recordColumns<IndexName>().count('scored', ['Số phiếu'], ['scored']),
    ...under('Điểm trung bình của từng chỉ số (tối đa 2)', INDEX_NAMES.map((name, index) => averageColumn(`index${index + 1}`, `${index + 1}. ${SATISFACTION_INDICES[index] ?? ''}`, [name]))),
    averageColumn('total', 'Tổng điểm trung bình (tối đa 18)', INDEX_NAMES),
  ],
  identities: [],
  balances: INDEX_NAMES.map((name, index) => ({ left: [name], right: ['scored' as const, 'scored' as const], relation: '≤' as const, text: `Điểm chỉ số ${index + 1} ≤ 2 × số phiếu` })),
  footnotes: [],
};

function levelColumns(levels: typeof THREE_LEVELS | typeof FIVE_LEVELS) {
  return levels.flatMap((level) => [
    survey.count(level, [LEVEL_NAMES[level], 'Số phiếu'], [level], { hiddenWhenZero: true }),
    survey.rate(`${level}_rate`, [LEVEL_NAMES[level], 'Tỷ lệ %'], [level], levels, { hiddenWhenZero: true }),
  ]);
}

function averageColumn(key: string, head: string, of: readonly IndexName[]) {
  return ratioColumn<IndexName, { kind: 'records'; of: readonly IndexName[] }>(key, [head], { percentOf: of, over: ['scored'], scale: 1 }, { kind: 'records', of }, { measuredIn: 'points' });
}
