import type { BaseName } from './base-measures.js';
import { type Column, type Footnote, type HeadPath, type Identity, type ReportDefinition, countColumn, rateColumn } from './definition.js';
import { ALL_CARRIED, ALL_FINISHED, ALL_OPEN, ALL_RECEIVED } from './selector.js';

/** Nghị định 42/2022/NĐ-CP: levels 3 and 4 became một phần and toàn trình. */
const LEVELS_RENAMED_ON = '2022-08-15';

/** Holds on every row of every table of dossiers: nothing is lost between two periods. */
export const DOSSIER_BALANCE: Identity<BaseName> = {
  left: [...ALL_RECEIVED, ...ALL_CARRIED],
  right: [...ALL_FINISHED, ...ALL_OPEN],
  text: 'Tiếp nhận trong kỳ + kỳ trước chuyển sang = đã giải quyết + đang giải quyết',
};

export const STOPPED_AS_FINISHED: Footnote = {
  text: 'Hồ sơ đã giải quyết gồm cả {0} hồ sơ công dân xin rút và {1} hồ sơ dừng giải quyết.',
  counts: [['withdrawn'], ['stopped']],
};
export const CLOCK_STOPPED_IN_TERM =
  'hồ sơ đang chờ bổ sung giấy tờ hoặc chờ thực hiện nghĩa vụ tài chính được tính là trong hạn';

const RECEIVED = 'Số hồ sơ nhận giải quyết';

/** Kết quả tiếp nhận và giải quyết TTHC theo lĩnh vực: the commune's own annual table. */
export const R1: ReportDefinition = {
  id: 'R1',
  title: 'Kết quả tiếp nhận và giải quyết thủ tục hành chính theo lĩnh vực',
  unitNoun: 'hồ sơ',
  rowHeads: {
    by_field: [rowHead('STT'), rowHead('Lĩnh vực')],
    by_unit: [rowHead('STT'), rowHead('Đơn vị')],
  },
  totalName: 'Tổng',
  columns: [
    countColumn('total', [RECEIVED, 'Tổng số'], [...ALL_RECEIVED, ...ALL_CARRIED]),
    countColumn('direct', [RECEIVED, 'Nộp trực tiếp'], [
      'receivedIn.counter',
      'receivedIn.post',
      'carriedOver.counter',
      'carriedOver.post',
    ]),
    countColumn('level3', levelHeads('Mức độ 3', 'Một phần', RECEIVED), ['receivedIn.online3', 'carriedOver.online3']),
    countColumn('level4', levelHeads('Mức độ 4', 'Toàn trình', RECEIVED), ['receivedIn.online4', 'carriedOver.online4']),
    countColumn('finished', ['Số hồ sơ đã giải quyết'], ALL_FINISHED),
    countColumn('not_due', ['Số hồ sơ chưa đến hạn giải quyết'], ['openInTerm']),
    countColumn('overdue', ['Số hồ sơ quá hạn giải quyết'], ['openOverdue'], { hiddenWhenZero: true }),
    rateColumn('rate', ['Đạt tỷ lệ %'], ['finished.early', 'finished.onTime'], ALL_FINISHED),
  ],
  identities: [
    { left: ['total'], right: ['direct', 'level3', 'level4'], text: 'Tổng số = nộp trực tiếp + trực tuyến' },
    { left: ['total'], right: ['finished', 'not_due', 'overdue'], text: 'Tổng số = đã giải quyết + chưa đến hạn + quá hạn' },
  ],
  balances: [DOSSIER_BALANCE],
  footnotes: [
    { text: 'Số hồ sơ nhận giải quyết gồm {0} hồ sơ từ kỳ trước chuyển sang.', counts: [ALL_CARRIED] },
    {
      text: 'Nộp trực tiếp gồm cả {0} hồ sơ nộp qua dịch vụ bưu chính công ích.',
      counts: [['receivedIn.post', 'carriedOver.post']],
    },
    STOPPED_AS_FINISHED,
    { text: `Chưa đến hạn: ${CLOCK_STOPPED_IN_TERM}.`, counts: [] },
    { text: 'Tỷ lệ = số hồ sơ giải quyết trước hạn và đúng hạn ÷ số hồ sơ đã giải quyết.', counts: [] },
  ],
};

const RECEIVED_II06A = 'Số hồ sơ tiếp nhận';
const IN_PERIOD = 'Trong kỳ';
const FINISHED_II06A = 'Số hồ sơ đã giải quyết';
const OPEN_II06A = 'Số hồ sơ đang giải quyết';

/** Biểu II.06a/VPCP/KSTT of the periodic report on procedures. */
export const R2: ReportDefinition = {
  id: 'R2',
  title: 'Biểu II.06a/VPCP/KSTT: Tình hình, kết quả giải quyết thủ tục hành chính',
  unitNoun: 'số hồ sơ TTHC',
  rowHeads: {
    by_field: [rowHead('TT', '(1)'), rowHead('Lĩnh vực', '(2)')],
    by_unit: [rowHead('TT', '(1)'), rowHead('Đơn vị', '(2)')],
  },
  totalName: 'Tổng số',
  columns: [
    countColumn('received', [RECEIVED_II06A, 'Tổng số'], [...ALL_RECEIVED, ...ALL_CARRIED], { number: '(3)' }),
    countColumn('received_online', [RECEIVED_II06A, IN_PERIOD, 'Trực tuyến'], ['receivedIn.online3', 'receivedIn.online4'], {
      number: '(4)',
    }),
    countColumn(
      'received_direct',
      [RECEIVED_II06A, IN_PERIOD, 'Trực tiếp, dịch vụ bưu chính'],
      ['receivedIn.counter', 'receivedIn.post'],
      { number: '(5)' },
    ),
    countColumn('carried_over', [RECEIVED_II06A, 'Từ kỳ trước'], ALL_CARRIED, { number: '(6)' }),
    countColumn('finished', [FINISHED_II06A, 'Tổng số'], ALL_FINISHED, { number: '(7)' }),
    countColumn('finished_early', [FINISHED_II06A, 'Trước hạn'], ['finished.early'], { number: '(8)' }),
    countColumn('finished_on_time', [FINISHED_II06A, 'Đúng hạn'], ['finished.onTime'], { number: '(9)' }),
    countColumn('finished_late', [FINISHED_II06A, 'Quá hạn'], ['finished.late'], { number: '(10)' }),
    countColumn('open', [OPEN_II06A, 'Tổng số'], ALL_OPEN, { number: '(11)' }),
    countColumn('open_in_term', [OPEN_II06A, 'Trong hạn'], ['openInTerm'], { number: '(12)' }),
    countColumn('open_overdue', [OPEN_II06A, 'Quá hạn'], ['openOverdue'], { number: '(13)' }),
  ],
  identities: [
    { left: ['received'], right: ['received_online', 'received_direct', 'carried_over'], text: '(3) = (4) + (5) + (6)' },
    { left: ['finished'], right: ['finished_early', 'finished_on_time', 'finished_late'], text: '(7) = (8) + (9) + (10)' },
    { left: ['open'], right: ['open_in_term', 'open_overdue'], text: '(11) = (12) + (13)' },
    { left: ['received'], right: ['finished', 'open'], text: '(3) = (7) + (11)' },
  ],
  balances: [DOSSIER_BALANCE],
  footnotes: [STOPPED_AS_FINISHED, { text: `Cột (12): ${CLOCK_STOPPED_IN_TERM}.`, counts: [] }],
};

export function rowHead(name: string, number: string | null = null): { path: HeadPath; number: string | null } {
  return { path: [name], number };
}

/** A level's head under a merged one, by the names in use at the end of the period. */
export function levelHeads(before: string, since: string, under: string): Column['heads'] {
  return [
    { since: null, path: [under, before] },
    { since: LEVELS_RENAMED_ON, path: [under, since] },
  ];
}
