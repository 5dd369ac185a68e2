import type { NumberKind } from './printed-number.js';

export type LayoutId = 'R1' | 'R2' | 'R3' | 'R7';

export interface LayoutColumn {
  key: string;
  /** As sentences name it. */
  name: string;
  kind: NumberKind;
  /** Tried on the whole head, merged heads first, without diacritics and punctuation. */
  head: RegExp;
  /** May be left out of the table; its numbers are 0 then. */
  optional?: boolean;
}

/** Columns added up on either side are the same on every row. */
export interface Balance {
  left: readonly string[];
  right: readonly string[];
}

export interface Layout {
  id: LayoutId;
  columns: readonly LayoutColumn[];
  balances: readonly Balance[];
  /** A rate in per cent of a count that the table prints: some whole number of it, rounded. */
  rates: readonly { rate: string; over: string }[];
  /** The first is 0 wherever the second is. */
  nothingWithout: readonly { part: string; whole: string }[];
}

const R1: Layout = {
  id: 'R1',
  columns: [
    { key: 'total', name: 'Tổng số nhận giải quyết', kind: 'count', head: /tong so$|^total$/ },
    { key: 'direct', name: 'Nộp trực tiếp', kind: 'count', head: /truc tiep|^direct$/ },
    { key: 'level3', name: 'Mức độ 3', kind: 'count', head: /muc do 3$|mot phan$|^level ?3$/ },
    { key: 'level4', name: 'Mức độ 4', kind: 'count', head: /muc do 4$|toan trinh$|^level ?4$/ },
    { key: 'finished', name: 'Đã giải quyết', kind: 'count', head: /da giai quyet$|^finished$/ },
    { key: 'not_due', name: 'Chưa đến hạn', kind: 'count', head: /chua den han( giai quyet)?$|^not due$/ },
    { key: 'overdue', name: 'Quá hạn', kind: 'count', head: /qua han( giai quyet)?$|^overdue$/, optional: true },
    { key: 'rate', name: 'Tỷ lệ', kind: 'rate', head: /ty le|^rate$/ },
  ],
  balances: [
    { left: ['total'], right: ['direct', 'level3', 'level4'] },
    { left: ['total'], right: ['finished', 'not_due', 'overdue'] },
  ],
  rates: [{ rate: 'rate', over: 'finished' }],
  nothingWithout: [],
};

/** Biểu II.06a/VPCP/KSTT. */
const R2: Layout = {
  id: 'R2',
  columns: [
    { key: 'received', name: 'Tiếp nhận, tổng số (3)', kind: 'count', head: /tiep nhan.* tong so$|^received$/ },
    { key: 'received_online', name: 'Tiếp nhận trực tuyến (4)', kind: 'count', head: /truc tuyen$|^received online$/ },
    { key: 'received_direct', name: 'Tiếp nhận trực tiếp, bưu chính (5)', kind: 'count', head: /truc tiep|^received direct$/ },
    { key: 'carried_over', name: 'Từ kỳ trước (6)', kind: 'count', head: /ky truoc|^carried over$/ },
    { key: 'finished', name: 'Đã giải quyết, tổng số (7)', kind: 'count', head: /da giai quyet.* tong so$|^finished$/ },
    { key: 'finished_early', name: 'Giải quyết trước hạn (8)', kind: 'count', head: /truoc han$|^finished early$/ },
    { key: 'finished_on_time', name: 'Giải quyết đúng hạn (9)', kind: 'count', head: /dung han$|^finished on time$/ },
    { key: 'finished_late', name: 'Giải quyết quá hạn (10)', kind: 'count', head: /da giai quyet.* qua han$|^finished late$/ },
    { key: 'open', name: 'Đang giải quyết, tổng số (11)', kind: 'count', head: /dang giai quyet.* tong so$|^open$/ },
    { key: 'open_in_term', name: 'Đang giải quyết trong hạn (12)', kind: 'count', head: /trong han$|^open in term$/ },
    { key: 'open_overdue', name: 'Đang giải quyết quá hạn (13)', kind: 'count', head: /dang giai quyet.* qua han$|^open overdue$/ },
  ],
  balances: [
    { left: ['received'], right: ['received_online', 'received_direct', 'carried_over'] },
    { left: ['finished'], right: ['finished_early', 'finished_on_time', 'finished_late'] },
    { left: ['open'], right: ['open_in_term', 'open_overdue'] },
    { left: ['received'], right: ['finished', 'open'] },
  ],
  rates: [],
  nothingWithout: [],
};

/** The interlinked are counted apart from the others, and may be more than they. */
const R3: Layout = {
  id: 'R3',
  columns: [
    { key: 'procedures', name: 'TTHC', kind: 'count', head: /^(so |tong so )?tthc$|^procedures$/ },
    { key: 'interlinked', name: 'TTHC liên thông', kind: 'count', head: /lien thong$|^interlinked$/ },
    { key: 'expired', name: 'TTHC hết hiệu lực', kind: 'count', head: /het hieu luc$|^expired$/ },
    { key: 'new', name: 'TTHC mới', kind: 'count', head: /(^| )moi( ban hanh)?$|^new$/ },
    { key: 'simplified', name: 'Số TTHC đơn giản hóa', kind: 'count', head: /don gian hoa$|^simplified$/ },
    { key: 'days_cut', name: 'Số ngày giảm', kind: 'days', head: /ngay (cat )?giam$|^days cut$/ },
  ],
  balances: [],
  rates: [],
  nothingWithout: [{ part: 'days_cut', whole: 'simplified' }],
};

/** Its columns are years; what its rows hold is told by rowKind. */
const R7: Layout = { id: 'R7', columns: [], balances: [], rates: [], nothingWithout: [] };

export const LAYOUTS: Record<LayoutId, Layout> = { R1, R2, R3, R7 };

/** The indicators of a multi-year table that are no numbers, or are per cent; all others are counts. Given without diacritics. */
export function rowKind(name: string): NumberKind | 'text' {
  if (/^ty le|%/.test(name)) return 'rate';
  if (/^muc do hai long/.test(name)) return 'text';
  return /ngay (cat )?giam/.test(name) ? 'days' : 'count';
}
