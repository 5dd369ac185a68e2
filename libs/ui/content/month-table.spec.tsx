import { expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { MonthGrid, MonthLegend, MonthTable } from './month-table.js';

test('a day off has a sign and words, an ordinary day only its number', () => {
  const html = renderPart(<MonthTable title="Tháng 9" weeks={[[{ day: 1, today: true }, { day: 2, mark: 'off', words: 'nghỉ: Quốc khánh' }, null, null, null, { day: 6, mark: 'rest', words: 'nghỉ cuối tuần' }, null]]} />);
  expect(html).toContain('<caption class="mc-month__title">Tháng 9</caption>');
  expect(html).toMatch(/<td class="mc-month__day mc-month__day--off" title="nghỉ: Quốc khánh">2<svg class="mc-month__sign".*?<span class="mc-visually-hidden">, nghỉ: Quốc khánh<\/span><\/td>/);
  expect(html).toContain('<td class="mc-month__day mc-month__day--today" aria-current="date">1</td>');
  expect(html.match(/<svg/g)).toHaveLength(1);
});

test('months stand in a grid, and a legend says what the signs mean', () => {
  const html = renderPart(
    <MonthGrid>
      <MonthLegend items={[{ mark: 'makeup', text: 'làm bù' }, { mark: 'short', text: 'chỉ tiếp nhận' }]} />
    </MonthGrid>,
  );
  expect(html).toContain('mc-months');
  expect(html.match(/mc-month__sign/g)).toHaveLength(2);
});
