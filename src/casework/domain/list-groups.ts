import { WORKLIST_SLUGS, type WorklistSlug } from '#src/desk';
import { type ListSort, type Worklist, worklistLabels } from '#src/dossiers';

/** Lists that one goes to and fro between; the first of each stands in the menu. */
const GROUPS: readonly (readonly WorklistSlug[])[] = [
  ['cho-tiep-nhan', 'cho-hoan-thien', 'tu-choi'],
  ['moi-tiep-nhan', 'chua-ban-giao'],
  ['dang-xu-ly', 'dang-giai-quyet', 'tam-dung', 'tat-ca'],
  ['cho-bo-sung', 'da-bo-sung'],
  ['toi-han', 'con-1-ngay', 'con-2-ngay', 'con-3-ngay'],
  ['cho-tra', 'tra-truc-tiep', 'tra-buu-chinh', 'tra-truc-tuyen'],
  ['da-tra-hom-nay', 'da-tra', 'da-rut', 'da-dung'],
];

/** Short names, where they stand side by side. */
const SHORT: Partial<Record<Worklist, string>> = {
  to_accept: 'Chờ tiếp nhận', incomplete: 'Chờ hoàn thiện', refused: 'Từ chối', waiting: 'Tạm dừng', all: 'Tất cả', due_soon: 'Ba ngày tới', due_in_1: 'Còn 1 ngày', due_in_2: 'Còn 2 ngày',
  due_in_3: 'Còn 3 ngày', ready_to_return: 'Tất cả chờ trả', to_return_at_desk: 'Trực tiếp', to_return_by_post: 'Bưu chính', to_return_online: 'Trực tuyến', returned_today: 'Trả hôm nay',
  returned: 'Đã trả', not_handed_over: 'Chưa bàn giao', withdrawn: 'Đã rút', stopped: 'Dừng giải quyết',
};

/** Headings, where the menu says it otherwise. */
const TITLES: Partial<Record<Worklist, string>> = { mine: 'Việc của tôi', awaiting_payment: 'Chờ nộp phí', due_soon: 'Tới hạn 3 ngày' };

export function isSlug(text: string): text is WorklistSlug {
  return Object.hasOwn(WORKLIST_SLUGS, text);
}

export function listTitle(list: Worklist): string {
  return TITLES[list] ?? worklistLabels[list];
}

export interface Neighbour {
  slug: WorklistSlug;
  list: Worklist;
  text: string;
}

/** The lists beside this one, itself included; none where it stands alone. */
export function neighboursOf(slug: WorklistSlug): Neighbour[] {
  const group = GROUPS.find((each) => each.includes(slug)) ?? [];
  return group.map((each) => {
    const list = WORKLIST_SLUGS[each];
    return { slug: each, list, text: SHORT[list] ?? listTitle(list) };
  });
}

/** The menu's entry that is lit: the list itself, or the one that leads to it. */
export function menuEntryOf(slug: WorklistSlug): Worklist {
  const IN_MENU: readonly Worklist[] = ['to_accept', 'received', 'mine', 'processing', 'awaiting_supplement', 'awaiting_payment', 'due_today', 'due_soon', 'overdue', 'step_late', 'ready_to_return', 'returned_today'];
  const list: Worklist = WORKLIST_SLUGS[slug];
  if (IN_MENU.includes(list)) return list;
  return neighboursOf(slug).find((each) => IN_MENU.includes(each.list))?.list ?? list;
}

const BY_ACCEPTANCE: readonly Worklist[] = ['to_accept', 'incomplete', 'refused'];
const ENDED: readonly Worklist[] = ['withdrawn', 'stopped', 'returned', 'returned_today'];

/** How a list is ordered when nobody says otherwise, in words. */
export function orderWords(list: Worklist, sort: ListSort | undefined, direction: 'asc' | 'desc' | undefined): string {
  const down = direction === 'desc';
  switch (sort) {
    case 'code': return 'mã hồ sơ';
    case 'owner': return 'tên chủ hồ sơ';
    case 'received': return down ? 'ngày tiếp nhận, mới trước' : 'ngày tiếp nhận';
    case 'finished': return 'ngày kết thúc';
    case 'due': return down ? 'ngày hẹn trả, xa trước' : 'ngày hẹn trả';
    case undefined:
      if (list === 'to_accept') return 'hạn tiếp nhận';
      if (list === 'step_late') return 'hạn của bước';
      if (BY_ACCEPTANCE.includes(list)) return 'ngày nộp';
      if (list === 'all') return 'ngày tiếp nhận, mới trước';
      return ENDED.includes(list) ? 'ngày kết thúc' : 'ngày hẹn trả';
  }
}
