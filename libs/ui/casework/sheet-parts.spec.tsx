import { expect, test } from '@jest/globals';
import { compile } from 'sass';
import { renderPart } from '../render.js';
import { PrintBar, SheetLine, SheetNote, SheetRow, SheetTable } from './sheet-parts.js';

const columns = [
  { title: 'TT', cell: (_: string, index: number) => index + 1, align: 'center', width: 'number' },
  { title: 'Giấy tờ', cell: (row: string) => row },
  { title: 'Bản chính', cell: () => 1, align: 'right', width: 'word', group: 'Số lượng' },
  { title: 'Bản sao', cell: () => '', width: 'word', group: 'Số lượng' },
] as const;

test('columns of a group stand under one heading', () => {
  const html = renderPart(<SheetTable caption="Thành phần hồ sơ" columns={columns} rows={['Tờ khai']} />);
  expect(html).toContain(
    '<thead><tr><th scope="col" rowspan="2">TT</th><th scope="col" rowspan="2">Giấy tờ</th><th scope="colgroup" colspan="2">Số lượng</th></tr>' +
      '<tr><th scope="col">Bản chính</th><th scope="col">Bản sao</th></tr></thead>',
  );
  expect(html).toContain('<tr><td class="mc-sheet-table__cell--center">1</td><td>Tờ khai</td><td class="mc-sheet-table__cell--right">1</td><td></td></tr>');
  expect(html).toContain('<col class="mc-sheet-table__number"/><col/><col class="mc-sheet-table__word"/>');
});

test('without groups the head is one row; totals stand under the last columns', () => {
  const html = renderPart(<SheetTable caption="Thu" columns={columns.slice(0, 2)} rows={['Phí']} foot={{ label: 'Cộng', cells: ['8.000'] }} roomy dense />);
  expect(html).toContain('<thead><tr><th scope="col">TT</th><th scope="col">Giấy tờ</th></tr></thead>');
  expect(html).toContain('<tfoot><tr><th scope="row" colspan="1">Cộng</th><td>8.000</td></tr></tfoot>');
});

test('lines are what is asked and what is answered', () => {
  expect(renderPart(<SheetLine number={4} label="Thời gian nhận" strong>08 giờ</SheetLine>)).toBe('<p class="mc-sheet__line">4. Thời gian nhận: <b>08 giờ</b></p>');
  expect(renderPart(<SheetLine label="Địa chỉ">{'<b>'}</SheetLine>)).toBe('<p class="mc-sheet__line">Địa chỉ: &lt;b></p>');
});

test('the button to print is hidden until a script shows it', () => {
  const html = renderPart(<PrintBar title="Giấy tiếp nhận" back={{ href: '/ho-so/a', text: 'Hồ sơ' }} pdf={{ href: '/in/a.pdf' }} note="2 hồ sơ" />);
  expect(html).toMatch(/<button type="button"[^>]* data-print="true" hidden/);
  expect(html).toContain('href="/in/a.pdf">Tải PDF</a>');
});

test('every class has a rule', () => {
  const { css } = compile(`${import.meta.dirname}/../styles/desk.scss`, { loadPaths: ['node_modules'], style: 'compressed' });
  const html = renderPart(
    <div>
      <PrintBar title="" back={{ href: '', text: '' }} pdf={{ href: '' }} note="1" />
      <SheetTable caption="" columns={(['number', 'word', 'date', 'short', 'code', 'medium', 'long'] as const).map((width) => ({ title: '', cell: () => '', width, align: 'center' as const }))} rows={['']} roomy dense />
      <SheetTable caption="" columns={columns} rows={['']} />
      <SheetRow>
        <SheetLine label="">{''}</SheetLine>
      </SheetRow>
      <SheetNote>{''}</SheetNote>
    </div>,
  );
  const worn = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
  expect([...worn].filter((name) => !css.includes(`.${name}`))).toEqual([]);
});
