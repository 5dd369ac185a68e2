import type { Channel } from '#libs/dossier-flow';
import { type Grain, REPORT_DEFINITIONS, reportCode } from '#libs/reporting';
import type { CounterDifference, RecordDifference } from '#src/reports';

export const GRAIN_WORDS: Readonly<Record<Grain, string>> = { year: 'năm', month: 'tháng', day: 'ngày' };

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { counter: 'trực tiếp', post: 'bưu chính', online: 'trực tuyến' };

export const MEASURE_WORDS: Readonly<Record<CounterDifference['measure'], string>> = {
  received: 'tiếp nhận', finished_early: 'xong trước hạn', finished_on_time: 'xong đúng hạn', finished_late: 'xong quá hạn',
  withdrawn: 'rút', stopped: 'dừng', overdue_in: 'bắt đầu quá hạn', overdue_out: 'hết quá hạn',
  received_here: 'nhận giấy tại đơn vị', received_elsewhere: 'nhận giấy ở nơi khác', refused: 'từ chối tiếp nhận',
  finished_late_apologised: 'xong quá hạn, có xin lỗi', finished_late_unapologised: 'xong quá hạn, chưa xin lỗi',
  overdue_apologised_in: 'bắt đầu quá hạn, có xin lỗi', overdue_apologised_out: 'hết quá hạn, có xin lỗi',
  overdue_unapologised_in: 'bắt đầu quá hạn, chưa xin lỗi', overdue_unapologised_out: 'hết quá hạn, chưa xin lỗi',
  stock_open: 'còn mở cuối ngày', stock_overdue: 'còn quá hạn cuối ngày',
  stock_overdue_apologised: 'còn quá hạn cuối ngày, có xin lỗi', stock_overdue_unapologised: 'còn quá hạn cuối ngày, chưa xin lỗi',
};

/** As the table's own column calls it. @example 'R4: Số hóa đầy đủ' */
export function recordMeasureWords({ table, measure }: Pick<RecordDifference, 'table' | 'measure'>): string {
  const column = REPORT_DEFINITIONS[table].columns.find(({ value }) => 'sum' in value && value.sum.length === 1 && value.sum[0] === measure);
  return `${reportCode(table)}: ${column?.heads.at(-1)?.path.join(' – ').toLowerCase() ?? measure}`;
}
