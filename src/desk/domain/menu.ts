import type { MenuGroup, MenuItem } from '#libs/ui';
import type { Role } from '#src/platform/http';

/** Counts by the id of the menu item. */
export type MenuCounts = Readonly<Record<string, number>>;

interface Entry {
  id: string;
  label: string;
  href: string;
  keys?: string;
  tone?: 'late' | 'near';
  counted?: boolean;
  roles?: readonly Role[];
}

interface Group {
  title: string;
  entries: readonly Entry[];
}

const desk: readonly Role[] = ['clerk', 'leader'];
const staff: readonly Role[] = ['clerk', 'officer', 'leader'];
const keepers: readonly Role[] = ['controller', 'administrator'];

/** The states that clerks know, in the order in which a dossier goes through them. A list's id is its worklist's name. */
const GROUPS: readonly Group[] = [
  {
    title: 'Tiếp nhận',
    entries: [
      { id: 'intake', label: 'Tiếp nhận hồ sơ', href: '/tiep-nhan', keys: 'N', roles: desk },
      { id: 'settle', label: 'Giải quyết ngay', href: '/giai-quyet-ngay', keys: 'G', roles: desk },
      { id: 'to_accept', label: 'Chờ tiếp nhận trực tuyến', href: '/danh-sach/cho-tiep-nhan', tone: 'near', counted: true, roles: desk },
      { id: 'received', label: 'Mới tiếp nhận', href: '/danh-sach/moi-tiep-nhan', counted: true },
    ],
  },
  {
    title: 'Xử lý',
    entries: [
      { id: 'mine', label: 'Việc của tôi', href: '/danh-sach/cua-toi', keys: 'V', counted: true, roles: staff },
      { id: 'processing', label: 'Đang xử lý', href: '/danh-sach/dang-xu-ly', counted: true },
      { id: 'awaiting_supplement', label: 'Chờ bổ sung', href: '/danh-sach/cho-bo-sung', counted: true },
      { id: 'awaiting_payment', label: 'Chờ nộp phí', href: '/danh-sach/cho-nop-phi', counted: true },
      { id: 'hand_overs', label: 'Danh sách bàn giao', href: '/ban-giao', keys: 'B', roles: staff },
    ],
  },
  {
    title: 'Theo dõi',
    entries: [
      { id: 'board', label: 'Điều hành', href: '/dieu-hanh', keys: 'D', roles: ['leader', 'controller', 'supervisor'] },
      { id: 'due_today', label: 'Đến hạn hôm nay', href: '/danh-sach/den-han-hom-nay', tone: 'near', counted: true },
      { id: 'due_soon', label: 'Tới hạn 3 ngày', href: '/danh-sach/toi-han', counted: true },
      { id: 'overdue', label: 'Quá hạn', href: '/danh-sach/qua-han', tone: 'late', counted: true },
      { id: 'step_late', label: 'Chậm bước', href: '/danh-sach/cham-buoc', tone: 'near', counted: true },
    ],
  },
  {
    title: 'Trả kết quả',
    entries: [
      { id: 'return', label: 'Trả kết quả', href: '/tra-ket-qua', keys: 'R', roles: desk },
      { id: 'ready_to_return', label: 'Chờ trả', href: '/danh-sach/cho-tra', counted: true },
      { id: 'returned_today', label: 'Đã trả hôm nay', href: '/danh-sach/da-tra-hom-nay', counted: true },
      { id: 'end_of_day', label: 'Cuối ngày', href: '/cuoi-ngay', roles: desk },
      { id: 'till', label: 'Thu phí', href: '/thu-phi', keys: 'T', roles: [...desk, 'controller'] },
    ],
  },
  {
    title: 'Số liệu',
    entries: [
      { id: 'reports', label: 'Báo cáo', href: '/bao-cao' },
      { id: 'register', label: 'Sổ theo dõi', href: '/so-theo-doi' },
      { id: 'communes', label: 'Các đơn vị cấp dưới', href: '/cap-duoi', roles: ['supervisor'] },
    ],
  },
  {
    title: 'Quản trị',
    entries: [
      { id: 'procedures', label: 'Danh mục thủ tục', href: '/quan-tri/thu-tuc', roles: keepers },
      { id: 'calendar', label: 'Lịch làm việc', href: '/quan-tri/lich', roles: keepers },
      { id: 'imports', label: 'Nhập sổ cũ', href: '/quan-tri/nhap-so', roles: keepers },
      { id: 'units', label: 'Đơn vị', href: '/quan-tri/don-vi', roles: keepers },
      { id: 'accounts', label: 'Tài khoản', href: '/quan-tri/tai-khoan', roles: ['administrator'] },
      { id: 'checks', label: 'Kiểm tra hệ thống', href: '/quan-tri/kiem-tra', roles: keepers },
    ],
  },
];

/** What somebody with these roles finds at the left, with live counts. */
export function menuFor(roles: readonly Role[], counts: MenuCounts, current: string | undefined): MenuGroup[] {
  const mine = ({ roles: needed }: Entry): boolean => needed === undefined || needed.some((role) => roles.includes(role));
  return GROUPS.map(({ title, entries }) => ({ title, items: entries.filter(mine).map((entry) => itemOf(entry, counts, current)) })).filter(({ items }) => items.length > 0);
}

function itemOf({ id, label, href, keys, tone, counted }: Entry, counts: MenuCounts, current: string | undefined): MenuItem {
  return { id, label, href, ...(keys && { keys }), ...(tone && { tone }), ...(counted && { count: counts[id] ?? 0 }), ...(id === current && { current: true }) };
}

/** The counted entries that somebody with these roles sees, for partial updates. */
export function countedFor(roles: readonly Role[], counts: MenuCounts): { id: string; count: number; tone?: 'late' | 'near' }[] {
  return menuFor(roles, counts, undefined).flatMap(({ items }) => items.flatMap(({ id, count, tone }) => (count === undefined ? [] : [{ id, count, ...(tone && { tone }) }])));
}

/** The keys of the menu, for the lists of keys. */
export function menuKeys(roles: readonly Role[]): { keys: string; does: string }[] {
  return menuFor(roles, {}, undefined).flatMap(({ items }) => items.flatMap(({ keys, label }) => (keys === undefined ? [] : [{ keys, does: label }])));
}
