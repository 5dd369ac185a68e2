import { Tabs, type View } from '#libs/ui';

export type StatisticsTab = 'reports' | 'calendar' | 'tables' | 'narrative' | 'score' | 'overdue' | 'years' | 'check' | 'ratings' | 'slips' | 'digitisation';

const TABS: readonly { id: StatisticsTab; text: string; href: string }[] = [
  { id: 'reports', text: 'Báo cáo', href: '/bao-cao' },
  { id: 'calendar', text: 'Lịch báo cáo', href: '/bao-cao/lich' },
  { id: 'narrative', text: 'Báo cáo CCHC (Word)', href: '/bao-cao/cchc' },
  { id: 'tables', text: 'Biểu R3 – R6', href: '/bao-cao/bieu/R3' },
  { id: 'score', text: 'Chỉ số 766', href: '/bao-cao/chi-so-766' },
  { id: 'overdue', text: 'Quá hạn', href: '/bao-cao/qua-han' },
  { id: 'years', text: 'Nhiều năm', href: '/bao-cao/nhieu-nam' },
  { id: 'digitisation', text: 'Số hóa', href: '/bao-cao/so-hoa' },
  { id: 'ratings', text: 'Đánh giá của người dân', href: '/danh-gia' },
  { id: 'slips', text: 'Phiếu phát ra', href: '/danh-gia/phieu' },
  { id: 'check', text: 'Kiểm tra biểu làm tay', href: '/bao-cao/kiem-tra-bieu' },
];

/** Only what the visitor may open is offered. */
export function StatisticsTabs({ current, offered }: { current: StatisticsTab; offered: readonly StatisticsTab[] }): View {
  const tabs = TABS.filter(({ id }) => id === current || offered.includes(id));
  return tabs.length > 1 ? <Tabs label="Số liệu" tabs={tabs.map(({ id, text, href }) => ({ text, href, current: id === current }))} /> : null;
}
