import { type Column, type ColumnOptions, type HeadPath, type ReportDefinition, type RowHead, ratioColumn, sumColumn, under } from './definition.js';
import { levelHeads, rowHead } from './definitions.js';

/** What a cell of a table that is not of lives counts: the records behind these base numbers. */
export interface RecordDrill<Name extends string = string> {
  kind: 'records';
  of: readonly Name[];
}

/** A table over base numbers of its own. */
export type RecordReport<Name extends string, Id extends string> = ReportDefinition<Name, RecordDrill<Name>, Id>;

/** Makes the columns of a table over base numbers of its own: sums of records, and records in per cent of others. */
export function recordColumns<Name extends string>() {
  return {
    count: (key: string, head: HeadPath | Column['heads'], of: readonly Name[], more: ColumnOptions = {}): Column<Name, RecordDrill<Name>> =>
      sumColumn(key, head, of, { kind: 'records', of }, more),
    rate: (key: string, head: HeadPath, of: readonly Name[], over: readonly Name[], more: ColumnOptions = {}): Column<Name, RecordDrill<Name>> =>
      ratioColumn(key, head, { percentOf: of, over }, { kind: 'records', of }, more),
  };
}

export const ROW_HEADS: ReportDefinition['rowHeads'] = { by_field: rowHeads('Lĩnh vực'), by_unit: rowHeads('Đơn vị') };

export function rowHeads(name: string): readonly [RowHead, RowHead] {
  return [rowHead('STT'), rowHead(name)];
}

const RATE = 'Tỷ lệ %';
const NO_RATE_OF_NOTHING = 'Không có số nào để chia thì ô tỷ lệ để trống.';

/** Dossiers received in the period, by what of them is digitised (QĐ 766: the received are the denominator). */
export type DigitisationName = 'received' | 'inFull' | 'electronic' | 'resultsDue' | 'resultsDigitised' | 'reused';

const digitisation = recordColumns<DigitisationName>();

/** Số hóa hồ sơ, giấy tờ, kết quả. */
export const R4: RecordReport<DigitisationName, 'R4'> = {
  id: 'R4',
  title: 'Kết quả số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính',
  unitNoun: 'hồ sơ',
  rowHeads: ROW_HEADS,
  totalName: 'Tổng số',
  columns: [
    digitisation.count('received', ['Số hồ sơ tiếp nhận'], ['received']),
    ...under('Số hóa khi tiếp nhận', [
      digitisation.count('in_full', ['Số hồ sơ số hóa đủ thành phần'], ['inFull']),
      digitisation.rate('in_full_rate', [RATE], ['inFull'], ['received']),
    ]),
    ...under('Số hóa kết quả', [
      digitisation.count('results_due', ['Số hồ sơ có kết quả phải trả'], ['resultsDue']),
      digitisation.count('results_digitised', ['Số kết quả điện tử'], ['resultsDigitised']),
      digitisation.rate('results_rate', [RATE], ['resultsDigitised'], ['resultsDue']),
    ]),
    ...under('Khai thác, sử dụng lại', [
      digitisation.count('reused', ['Số hồ sơ dùng lại dữ liệu đã số hóa'], ['reused']),
      digitisation.rate('reused_rate', [RATE], ['reused'], ['received']),
    ]),
    ...under('Hồ sơ và kết quả điện tử', [
      digitisation.count('electronic', ['Số hồ sơ'], ['electronic']),
      digitisation.rate('electronic_rate', [RATE], ['electronic'], ['received']),
    ]),
  ],
  identities: [],
  balances: [
    { left: ['inFull'], right: ['received'], relation: '≤', text: 'Số hóa đủ thành phần ≤ tiếp nhận' },
    { left: ['electronic'], right: ['received'], relation: '≤', text: 'Hồ sơ và kết quả điện tử ≤ tiếp nhận' },
    { left: ['resultsDue'], right: ['received'], relation: '≤', text: 'Có kết quả phải trả ≤ tiếp nhận' },
    { left: ['resultsDigitised'], right: ['resultsDue'], relation: '≤', text: 'Kết quả điện tử ≤ kết quả phải trả' },
    { left: ['reused'], right: ['received'], relation: '≤', text: 'Dùng lại ≤ tiếp nhận' },
  ],
  footnotes: [
    { text: 'Tỷ lệ số hóa khi tiếp nhận và sử dụng lại tính trên số hồ sơ tiếp nhận trong kỳ; tỷ lệ số hóa kết quả tính trên số hồ sơ có kết quả phải trả.', counts: [] },
    { text: NO_RATE_OF_NOTHING, counts: [] },
  ],
};

/**
 * Procedures in force at the end of the period by how they are offered online, and dossiers received in it. `offeredUsed`: of
 * those offered, with at least one dossier that came in online; `payable`: dossiers that owe a fee.
 */
export type OnlineName = 'offered3' | 'offered4' | 'offeredUsed' | 'received' | 'online3' | 'online4' | 'filledAtCounter' | 'payable' | 'paidOnline';

const OFFERED = 'Số dịch vụ công trực tuyến cung cấp';
const ONLINE = 'Hồ sơ trực tuyến';

const online = recordColumns<OnlineName>();

/** Dịch vụ công trực tuyến. */
export const R5: RecordReport<OnlineName, 'R5'> = {
  id: 'R5',
  title: 'Kết quả cung cấp và sử dụng dịch vụ công trực tuyến',
  unitNoun: 'dịch vụ công, hồ sơ',
  rowHeads: ROW_HEADS,
  totalName: 'Tổng số',
  columns: [
    online.count('offered', [OFFERED, 'Tổng số'], ['offered3', 'offered4']),
    online.count('offered3', levelHeads('Mức độ 3', 'Một phần', OFFERED), ['offered3']),
    online.count('offered4', levelHeads('Mức độ 4', 'Toàn trình', OFFERED), ['offered4']),
    ...under('Dịch vụ công có phát sinh hồ sơ trực tuyến', [
      online.count('used', ['Số lượng'], ['offeredUsed']),
      online.rate('used_rate', [RATE], ['offeredUsed'], ['offered3', 'offered4']),
    ]),
    online.count('received', ['Tổng số hồ sơ tiếp nhận'], ['received']),
    ...under(ONLINE, [
      online.count('online', ['Số hồ sơ'], ['online3', 'online4']),
      online.rate('online_rate', [RATE], ['online3', 'online4'], ['received']),
      online.count('filled_at_counter', ['Trong đó nộp hộ tại quầy'], ['filledAtCounter']),
      online.rate('filled_rate', ['Tỷ lệ nộp hộ %'], ['filledAtCounter'], ['online3', 'online4']),
    ]),
    ...under('Thanh toán trực tuyến', [
      online.count('payable', ['Số hồ sơ phải nộp phí, lệ phí'], ['payable']),
      online.count('paid_online', ['Số hồ sơ thanh toán trực tuyến'], ['paidOnline']),
      online.rate('paid_rate', [RATE], ['paidOnline'], ['payable']),
    ]),
  ],
  identities: [{ left: ['offered'], right: ['offered3', 'offered4'], text: 'Dịch vụ công trực tuyến = một phần + toàn trình' }],
  balances: [
    { left: ['offeredUsed'], right: ['offered3', 'offered4'], relation: '≤', text: 'Có phát sinh hồ sơ ≤ dịch vụ công cung cấp' },
    { left: ['online3', 'online4'], right: ['received'], relation: '≤', text: 'Hồ sơ trực tuyến ≤ tiếp nhận' },
    { left: ['filledAtCounter'], right: ['online3', 'online4'], relation: '≤', text: 'Nộp hộ tại quầy ≤ hồ sơ trực tuyến' },
    { left: ['payable'], right: ['received'], relation: '≤', text: 'Phải nộp phí, lệ phí ≤ tiếp nhận' },
    { left: ['paidOnline'], right: ['payable'], relation: '≤', text: 'Thanh toán trực tuyến ≤ phải nộp phí, lệ phí' },
  ],
  footnotes: [
    { text: 'Trong số hồ sơ trực tuyến có {0} hồ sơ do cán bộ nộp hộ tại quầy.', counts: [['filledAtCounter']] },
    { text: 'Dịch vụ công cung cấp: tính đến ngày cuối kỳ. Tổng hợp nhiều đơn vị thì một dịch vụ công được tính ở mỗi đơn vị.', counts: [] },
    { text: NO_RATE_OF_NOTHING, counts: [] },
  ],
};
