import type { Role } from '#src/platform/http';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  clerk: 'Cán bộ một cửa',
  officer: 'Công chức chuyên môn',
  leader: 'Lãnh đạo',
  controller: 'Đầu mối kiểm soát TTHC',
  administrator: 'Quản trị',
  supervisor: 'Đơn vị cấp trên',
};

/** @example roleWords(['clerk', 'officer']) === 'Cán bộ một cửa, Công chức chuyên môn' */
export function roleWords(roles: readonly Role[]): string {
  return roles.length === 0 ? 'Chưa có vai trò tại đơn vị này' : roles.map((role) => ROLE_WORDS[role]).join(', ');
}
