import type { MarkTone, Stat } from '#libs/ui';
import { MOST_COUNTED } from '#src/dossiers';
import type { Role } from '#src/platform/http';
import type { MenuCounts } from './menu.js';

export interface NextStep {
  text: string;
  href: string;
  /** Why now, or how. */
  note: string;
  tone?: MarkTone;
}

interface Waiting {
  list: string;
  roles: readonly Role[];
  href: string;
  text: (count: string) => string;
  note: string;
  tone?: MarkTone;
}

/** What waits for whom, the most pressing first. */
const WAITING: readonly Waiting[] = [
  {
    list: 'overdue', roles: ['leader'], href: '/dieu-hanh', tone: 'overdue',
    text: (count) => `${count} hồ sơ quá hạn`, note: 'Xem lý do, người đang giữ, đã có văn bản xin lỗi chưa.',
  },
  {
    list: 'to_accept', roles: ['clerk', 'leader'], href: '/danh-sach/cho-tiep-nhan', tone: 'near',
    text: (count) => `${count} hồ sơ trực tuyến chờ tiếp nhận`, note: 'Tiếp nhận hoặc từ chối trong 8 giờ làm việc từ lúc nộp.',
  },
  {
    list: 'overdue', roles: ['officer', 'clerk'], href: '/danh-sach/qua-han', tone: 'overdue',
    text: (count) => `${count} hồ sơ quá hạn`, note: 'Giải quyết ngay; công dân phải được xin lỗi bằng văn bản.',
  },
  {
    list: 'due_today', roles: ['officer', 'leader', 'clerk'], href: '/danh-sach/den-han-hom-nay', tone: 'near',
    text: (count) => `${count} hồ sơ đến hạn hôm nay`, note: 'Xong trước giờ đóng cửa là đúng hạn.',
  },
  {
    list: 'step_late', roles: ['officer', 'leader'], href: '/danh-sach/cham-buoc', tone: 'near',
    text: (count) => `${count} hồ sơ chậm bước`, note: 'Chưa quá hạn trả, nhưng bước nội bộ đã quá giờ.',
  },
  {
    list: 'mine', roles: ['officer'], href: '/danh-sach/cua-toi',
    text: (count) => `${count} hồ sơ tôi đang giữ`, note: 'Sắp theo ngày hẹn trả.',
  },
  {
    list: 'received', roles: ['clerk'], href: '/danh-sach/moi-tiep-nhan',
    text: (count) => `${count} hồ sơ mới nhận chưa chuyển đi`, note: 'Chọn nhiều hồ sơ rồi bàn giao một lần.',
  },
  {
    list: 'ready_to_return', roles: ['clerk'], href: '/tra-ket-qua',
    text: (count) => `${count} kết quả chờ trả`, note: 'Quét mã trên giấy tiếp nhận để trả.',
  },
];

/** @example nextSteps(['clerk'], { to_accept: 4 })[0].text === '4 hồ sơ trực tuyến chờ tiếp nhận' */
export function nextSteps(roles: readonly Role[], counts: MenuCounts): NextStep[] {
  const told = new Set<string>();
  return WAITING.flatMap(({ list, roles: whose, href, text, note, tone }) => {
    const count = counts[list] ?? 0;
    if (count === 0 || told.has(list) || !whose.some((role) => roles.includes(role))) return [];
    told.add(list);
    return [{ text: text(countText(count)), href, note, ...(tone && { tone }) }];
  });
}

interface Tile {
  list: string;
  label: string;
  href: string;
  tone?: MarkTone;
  /** Everybody who works on dossiers, unless told. */
  roles?: readonly Role[];
}

const TILES: readonly Tile[] = [
  { list: 'mine', label: 'Việc của tôi', href: '/danh-sach/cua-toi', roles: ['officer'] },
  { list: 'overdue', label: 'Quá hạn', href: '/danh-sach/qua-han', tone: 'overdue' },
  { list: 'due_today', label: 'Đến hạn hôm nay', href: '/danh-sach/den-han-hom-nay', tone: 'near' },
  { list: 'to_accept', label: 'Chờ tiếp nhận', href: '/danh-sach/cho-tiep-nhan', tone: 'near', roles: ['clerk', 'leader'] },
  { list: 'step_late', label: 'Chậm bước', href: '/danh-sach/cham-buoc', tone: 'near', roles: ['officer', 'leader'] },
  { list: 'processing', label: 'Đang xử lý', href: '/danh-sach/dang-xu-ly', roles: ['officer', 'leader', 'controller', 'administrator'] },
  { list: 'ready_to_return', label: 'Chờ trả kết quả', href: '/danh-sach/cho-tra', roles: ['clerk'] },
  { list: 'returned_today', label: 'Đã trả hôm nay', href: '/danh-sach/da-tra-hom-nay', roles: ['clerk'] },
];

/** The numbers of the day for somebody with these roles. */
export function tilesOf(roles: readonly Role[], counts: MenuCounts): Stat[] {
  const mine = TILES.filter(({ roles: whose }) => whose === undefined || whose.some((role) => roles.includes(role)));
  return mine.map(({ list, label, href, tone }) => ({ label, href, number: countNumber(counts[list] ?? 0), ...(tone && { tone }) }));
}

/** A number above the bound only says that there are more. */
function countNumber(count: number): number | string {
  return count > MOST_COUNTED ? '1.000+' : count;
}

function countText(count: number): string {
  return count > MOST_COUNTED ? 'Hơn 1.000' : String(count);
}
