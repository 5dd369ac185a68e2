import type { Channel } from '#libs/dossier-flow';
import type { Grain, Measure } from '#libs/reporting';

export const GRAIN_WORDS: Readonly<Record<Grain, string>> = { year: 'năm', month: 'tháng', day: 'ngày' };

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { counter: 'trực tiếp', post: 'bưu chính', online: 'trực tuyến' };

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  received: 'tiếp nhận', finished_early: 'xong trước hạn', finished_on_time: 'xong đúng hạn', finished_late: 'xong quá hạn',
  withdrawn: 'rút', stopped: 'dừng', overdue_in: 'bắt đầu quá hạn', overdue_out: 'hết quá hạn',
};
