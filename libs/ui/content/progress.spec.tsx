import { expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { ProgressBar, Tabs } from './index.js';

test('tabs are links, the one shown is marked', () => {
  expect(renderPart(<Tabs label="Hồ sơ" tabs={[{ text: 'Quá trình', href: '?', current: true }, { text: 'Giấy tờ', href: '?xem=giay-to', count: 4 }]} />)).toBe(
    '<nav aria-label="Hồ sơ"><ul class="mc-tabs"><li><a class="mc-tabs__link" href="?" aria-current="page">Quá trình</a></li><li><a class="mc-tabs__link" href="?xem=giay-to">Giấy tờ 4</a></li></ul></nav>',
  );
});

test('progress says in words how far it is', () => {
  expect(renderPart(<ProgressBar id="run" label="Lập báo cáo" value={3} max={12} text="3 / 12 biểu" attributes={{ 'hx-get': '/tien-do' }} />)).toBe(
    '<div class="mc-progress" hx-get="/tien-do"><label class="mc-progress__label" for="run">Lập báo cáo</label><progress class="mc-progress__bar" id="run" value="3" max="12"></progress><span class="mc-progress__text" role="status">3 / 12 biểu</span></div>',
  );
  expect(renderPart(<ProgressBar id="run" label="Lập báo cáo" text="Đang đọc sổ" />)).toContain('id="run"></progress>');
});
