import { formatDate } from '#libs/civil-date';
import { CAUSE_NAMES, OVERDUE_CAUSES, type OverdueRow, type Period } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { periodLines, type PlainTable } from './plain-table.js';

const TERM = 'Thời hạn giải quyết';
const HELD = 'Nơi giữ hồ sơ khi quá hạn';

/** R10 as it is printed. @param total how many there are, of which the rows are the first */
export function overdueTable(rows: readonly OverdueRow[], total: number, period: Period): PlainTable {
  return {
    id: 'R10', title: 'Danh sách hồ sơ quá hạn',
    subtitles: periodLines(period),
    period,
    columns: [
      { key: 'position', path: ['STT'], width: 7, at: 'center' },
      { key: 'code', path: ['Mã hồ sơ'], width: 24, at: 'left' },
      { key: 'procedure', path: ['Thủ tục'], width: 30, at: 'left' },
      { key: 'owner', path: ['Chủ hồ sơ'], width: 20, at: 'left' },
      { key: 'receivedOn', path: [TERM, 'Ngày nhận'], width: 14, at: 'center' },
      { key: 'dueOn', path: [TERM, 'Ngày hẹn trả'], width: 14, at: 'center' },
      { key: 'finishedOn', path: [TERM, 'Ngày giải quyết xong'], width: 14, at: 'center' },
      { key: 'daysLate', path: [TERM, 'Số ngày làm việc quá hạn'], width: 11, at: 'right' },
      { key: 'step', path: [HELD, 'Bước'], width: 15, at: 'left' },
      { key: 'officer', path: [HELD, 'Cán bộ'], width: 17, at: 'left' },
      { key: 'cause', path: ['Nguyên nhân'], width: 15, at: 'left' },
      { key: 'apology', path: ['Văn bản xin lỗi'], width: 14, at: 'left' },
    ],
    rows: rows.map((row) => ({
      key: row.code,
      cells: [
        row.position, row.code, row.procedure, row.owner, { date: row.receivedOn }, { date: row.dueOn }, row.finishedOn === null ? 'Chưa xong' : { date: row.finishedOn }, row.daysLate,
        row.heldBy?.step ?? null, row.heldBy?.officer ?? null, row.cause === null ? 'Chưa ghi' : CAUSE_NAMES[row.cause], row.apologyOn === null ? 'Chưa' : `Đã gửi ${formatDate(row.apologyOn)}`,
      ],
    })),
    alarms: total > rows.length ? [`Danh sách chỉ in ${formatNumber(rows.length)} hồ sơ tiếp nhận sớm nhất trong ${formatNumber(total)} hồ sơ quá hạn. Hãy chọn kỳ ngắn hơn.`] : [],
    notes: [sums(rows), 'Gồm hồ sơ giải quyết xong quá hạn trong kỳ và hồ sơ đang quá hạn vào cuối ngày cuối kỳ. Quá hạn 0 ngày: quá giờ hẹn trong ngày hẹn trả.'],
  };
}

function sums(rows: readonly OverdueRow[]): string {
  const of = (is: (row: OverdueRow) => boolean): string => formatNumber(rows.filter(is).length);
  const causes = OVERDUE_CAUSES.map((cause) => `${CAUSE_NAMES[cause].toLowerCase()} ${of((row) => row.cause === cause)}`);
  return `Tổng số ${of(() => true)} hồ sơ: ${of(({ state }) => state === 'finished')} đã giải quyết, ${of(({ state }) => state === 'open')} đang giải quyết; `
    + `${of(({ apologySent }) => apologySent)} đã có văn bản xin lỗi. Nguyên nhân: ${causes.join(', ')}, chưa ghi ${of(({ cause }) => cause === null)}.`;
}
