/** What a clerk's left menu calls each list, in its order (domain: Tiếp nhận, Bổ sung, Xử lý, Theo dõi, Trả kết quả). */
export const worklistLabels = {
  to_accept: 'Chờ tiếp nhận trực tuyến',
  received: 'Mới tiếp nhận',
  not_handed_over: 'Nhận hôm nay, chưa bàn giao',
  refused: 'Từ chối tiếp nhận',
  incomplete: 'Chờ hoàn thiện trước khi tiếp nhận',
  awaiting_supplement: 'Chờ bổ sung',
  supplemented: 'Đã bổ sung',
  mine: 'Tôi đang giữ',
  open: 'Đang giải quyết',
  processing: 'Đang xử lý',
  waiting: 'Đang tạm dừng',
  awaiting_payment: 'Chờ nghĩa vụ tài chính',
  stopped: 'Dừng giải quyết',
  due_today: 'Đến hạn hôm nay',
  due_in_1: 'Còn 1 ngày làm việc',
  due_in_2: 'Còn 2 ngày làm việc',
  due_in_3: 'Còn 3 ngày làm việc',
  due_soon: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  step_late: 'Chậm bước',
  all: 'Tất cả hồ sơ',
  ready_to_return: 'Chờ trả kết quả',
  to_return_at_desk: 'Chờ trả trực tiếp',
  to_return_by_post: 'Chờ trả qua bưu chính',
  to_return_online: 'Chờ trả trực tuyến',
  withdrawn: 'Công dân rút hồ sơ',
  returned_today: 'Đã trả hôm nay',
  returned: 'Đã trả kết quả',
} as const;

export type Worklist = keyof typeof worklistLabels;
export const worklists = Object.keys(worklistLabels) as readonly Worklist[];

export function isWorklist(text: string): text is Worklist {
  return Object.hasOwn(worklistLabels, text);
}

/** Lists of what is over hold the last days only; older dossiers are among `all`, by state and period. */
export const RECENT_DAYS = 30;

/** Working days after today that count as soon. */
export const SOON_DAYS = 3;

/** Counted no further: a list with more rows says “1000+”. */
export const MOST_COUNTED = 1_000;

export const listSorts = ['due', 'received', 'code', 'owner', 'finished'] as const;
export type ListSort = (typeof listSorts)[number];
