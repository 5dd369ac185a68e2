import type { KeyHelpGroup } from '#libs/ui';
import { type Role, ROLES } from '#src/platform/http';
import { menuKeys } from './menu.js';

const EVERYWHERE: KeyHelpGroup = {
  title: 'Trang nào cũng dùng được',
  keys: [
    { keys: '/', does: 'Đến ô tìm hồ sơ' },
    { keys: '?', does: 'Mở bảng phím tắt' },
    { keys: 'Esc', does: 'Rời ô đang gõ, đóng bảng' },
    { keys: 'Tab', does: 'Đến mục sau; Shift+Tab về mục trước' },
    { keys: 'Enter', does: 'Mở liên kết, bấm nút đang chọn' },
  ],
};

const INTAKE: KeyHelpGroup = {
  title: 'Khi tiếp nhận hồ sơ',
  keys: [
    { keys: 'Ctrl+Enter', does: 'Tiếp nhận' },
    { keys: 'Alt+T', does: 'Tiếp nhận và thêm mới, giữ người nộp' },
    { keys: 'Alt+D', does: 'Đánh dấu đủ mọi giấy tờ' },
    { keys: 'Alt+L', does: 'Lưu nháp' },
  ],
};

const PRINT: KeyHelpGroup = { title: 'Khi xem bản in', keys: [{ keys: 'P', does: 'In' }] };

/** Every key there is for somebody with these roles, where it works. */
export function keysFor(roles: readonly Role[]): KeyHelpGroup[] {
  const menu = menuKeys(roles);
  const intake = roles.some((role) => role === 'clerk' || role === 'leader');
  return [EVERYWHERE, ...(menu.length > 0 ? [{ title: 'Đi đến', keys: menu }] : []), ...(intake ? [INTAKE, PRINT] : [PRINT])];
}

export const ALL_KEYS: readonly KeyHelpGroup[] = keysFor(ROLES);
