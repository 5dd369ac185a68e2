import { expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { FigureTable } from './figure-table.js';

const table = {
  caption: 'Biểu R2',
  heads: [
    [{ text: 'TT', columns: 1, lines: 2 }, { text: 'Lĩnh vực', columns: 1, lines: 2 }, { text: 'Tiếp nhận', columns: 2, lines: 1 }],
    [{ text: 'Tổng số', columns: 1, lines: 1 }, { text: 'Trực tuyến', columns: 1, lines: 1 }],
  ],
  numbers: ['(1)', '(2)', '(3)', '(4)'],
  rows: [{ number: '1', name: 'Tư pháp', figures: [{ text: '1.807', href: '/o?dong=1' }, { text: '' , href: '/o?dong=2' }], wrong: true }],
  total: { number: '', name: 'Tổng số', figures: [{ text: '1.807' }, { text: '0' }] },
};

test('heads are merged as on the form, each says what it is over, and every figure leads to what it counts', () => {
  const html = renderPart(<FigureTable {...table} />);
  expect(html).toContain('<div class="mc-figures" role="region" aria-label="Biểu R2" tabindex="0"><table class="mc-figures__table">');
  expect(html).toContain('<th scope="col" rowspan="2">Lĩnh vực</th><th scope="colgroup" colspan="2">Tiếp nhận</th></tr>');
  expect(html).toContain('<td>(4)</td></tr></thead>');
  expect(html).toContain('<tr class="mc-figures__row--wrong"><td>1</td><th scope="row">Tư pháp</th><td class="mc-figures__cell"><a href="/o?dong=1">1.807</a></td><td class="mc-figures__cell"></td>');
  expect(html).toContain('<tfoot><tr><td></td><th scope="row">Tổng số</th>');
});

test('on paper nothing scrolls and nothing is a link', () => {
  const html = renderPart(<FigureTable {...table} onPaper />);
  expect(html).toMatch(/^<table class="mc-figures__paper">/);
  expect(html).not.toContain('<a ');
});
