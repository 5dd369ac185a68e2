import { describe, expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { Contents, KeyList, LinkList, Prose } from './index.js';

describe('what is read', () => {
  test('prose keeps an address of its own', () => {
    expect(renderPart(<Prose id="thoi-han"><p>Ngày nhận không tính.</p></Prose>)).toBe('<div class="mc-prose" id="thoi-han"><p>Ngày nhận không tính.</p></div>');
  });

  test('ways on are a list with a name, each with what is there', () => {
    const html = renderPart(<LinkList label="Làm gì tiếp" items={[{ href: '/a', text: '9 kết quả', note: 'Quét mã.' }, { href: '/b', text: 'Báo cáo' }]} />);
    expect(html).toBe(
      '<ul class="mc-link-list" aria-label="Làm gì tiếp"><li><a class="mc-link-list__link" href="/a">9 kết quả</a><small class="mc-sub">Quét mã.</small></li>' +
        '<li><a class="mc-link-list__link" href="/b">Báo cáo</a></li></ul>',
    );
  });

  test('the contents jump to what is on the page', () => {
    const html = renderPart(<Contents items={[{ id: 'thoi-han', title: 'Ngày hẹn' }]} />);
    expect(html).toBe('<nav aria-label="Mục lục"><ul class="mc-contents"><li><a class="mc-link" href="#thoi-han">Ngày hẹn</a></li></ul></nav>');
  });

  test('keys are read out by name', () => {
    expect(renderPart(<KeyList keys={[{ keys: '/', does: 'Tìm hồ sơ' }]} />)).toContain('<span class="mc-visually-hidden">/</span><kbd class="mc-key" aria-hidden="true">/</kbd></dt><dd>Tìm hồ sơ</dd>');
  });
});
