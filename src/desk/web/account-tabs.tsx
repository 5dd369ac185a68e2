import { Tabs, type View } from '#libs/ui';

const TABS = [
  { id: 'toi', text: 'Tôi', href: '/tai-khoan' },
  { id: 'mat-khau', text: 'Mật khẩu', href: '/tai-khoan/mat-khau' },
  { id: 'phien', text: 'Phiên đăng nhập', href: '/tai-khoan/phien' },
  { id: 'xac-thuc', text: 'Xác thực hai bước', href: '/tai-khoan/xac-thuc' },
  { id: 'uy-quyen', text: 'Ủy quyền', href: '/tai-khoan/uy-quyen' },
] as const;

/** The pages about oneself, side by side. */
export function AccountTabs({ current }: { current: (typeof TABS)[number]['id'] }): View {
  return <Tabs label="Tài khoản" tabs={TABS.map(({ id, text, href }) => ({ text, href, current: id === current }))} />;
}
