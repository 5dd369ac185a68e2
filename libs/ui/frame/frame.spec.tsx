import { describe, expect, test } from '@jest/globals';
import { extra, named } from '../element.js';
import { renderPage, renderPart } from '../render.js';
import { ActionBar, Cell, Document, Grid, Line, Link, MenuCount, Page, PageHeader, PageHeading, Part, Section, SideMenu, SoloPage, Spoken, Wide } from './index.js';

const assets = { styles: ['/desk.css'], scripts: ['/htmx.js'], modules: ['/desk.js'], icon: '/icon.svg', nonce: 'abc' };

describe('the document', () => {
  test('is in Vietnamese, with every asset under the nonce', () => {
    expect(renderPage(<Document title="Sổ" assets={assets}>x</Document>)).toBe(
      '<!doctype html><html lang="vi"><head><meta charset="utf-8"/><title>Sổ</title><meta name="viewport" content="width=device-width, initial-scale=1"/>' +
        '<link rel="icon" href="/icon.svg"/><link rel="stylesheet" href="/desk.css" nonce="abc"/><script src="/htmx.js" defer nonce="abc"></script>' +
        '<script src="/desk.js" type="module" nonce="abc"></script></head><body class="mc-body--desk">x</body></html>',
    );
  });

  test('a page with errors says so first', () => {
    const html = renderPage(<Page title="Tiếp nhận" hasErrors assets={assets}>x</Page>);
    expect(html).toContain('<title>Lỗi: Tiếp nhận — Một Cửa</title>');
    expect(html).toContain('<a href="#content" class="mc-skip-link">Đến nội dung chính</a>');
    expect(html).toContain('<main class="mc-main" id="content" tabindex="-1">x</main>');
    expect(html).toContain('<p class="mc-live" role="status" data-live="true"></p>');
  });
});

test('a page by itself has the product, no menu and no search', () => {
  const html = renderPage(<SoloPage title="Đăng nhập" hasErrors assets={assets}>x</SoloPage>);
  expect(html).toContain('<title>Lỗi: Đăng nhập — Một Cửa</title>');
  expect(html).toContain('<main class="mc-main" id="content" tabindex="-1">x</main>');
  expect(html).not.toMatch(/<nav|role="search"/);
});

describe('the frame', () => {
  test('a list longer than it is counted says that there are more', () => {
    expect(renderPart(<MenuCount id="all" count={1_000} />)).toContain('>1000<');
    expect(renderPart(<MenuCount id="all" count={1_001} />)).toContain('>1.000+<');
  });

  test('the search box keeps what was asked, escaped', () => {
    expect(renderPart(<PageHeader search={{ action: '/tim', query: '"><i>' }} />)).toContain('value="&quot;>&lt;i>"');
  });

  test('signing out is a post with the token of the form', () => {
    const html = renderPart(<PageHeader user={{ name: 'Nguyễn Thị Mẫu', role: 'Cán bộ một cửa', signOut: { action: '/ra', hidden: { token: 't' } } }} />);
    expect(html).toContain('<form method="post" action="/ra" data-forget="true"><input type="hidden" name="token" value="t"/>');
  });

  test('menu counts are elements of their own, loud only above zero', () => {
    expect(renderPart(<MenuCount id="overdue" count={2} tone="late" attributes={{ 'hx-swap-oob': true }} />)).toBe(
      '<span class="mc-menu__count mc-menu__count--late" id="count-overdue" hx-swap-oob="true">2</span>',
    );
    expect(renderPart(<MenuCount id="overdue" count={0} tone="late" />)).toBe('<span class="mc-menu__count" id="count-overdue">0</span>');
  });

  test('the menu is a landmark, its groups are named lists, the page one is in is marked', () => {
    const html = renderPart(<SideMenu groups={[{ title: 'Xử lý', items: [{ id: 'processing', label: 'Đang xử lý', href: '/x', current: true, keys: 'N' }] }]} />);
    expect(html).toContain('<nav class="mc-menu" id="menu" aria-label="Công việc">');
    expect(html).toContain('<h2 class="mc-menu__title" id="menu-1">Xử lý</h2><ul aria-labelledby="menu-1">');
    expect(html).toContain('aria-current="page" aria-keyshortcuts="N"');
  });

  test.each([
    [<PageHeading title="Đang xử lý" sub="37 hồ sơ" />, '<div class="mc-page-heading"><div><h1 class="mc-page-heading__title">Đang xử lý</h1><p class="mc-page-heading__sub">37 hồ sơ</p></div></div>'],
    [<Section title="Giấy tờ">x</Section>, '<section class="mc-section"><h2 class="mc-section__title">Giấy tờ</h2>x</section>'],
    [<Grid>x</Grid>, '<div class="mc-grid">x</div>'],
    [<Wide label="Biểu 06a">x</Wide>, '<div class="mc-wide" role="region" aria-label="Biểu 06a" tabindex="0">x</div>'],
    [<ActionBar sticky>x</ActionBar>, '<div class="mc-actions mc-actions--sticky">x</div>'],
    [<Part id="han" fresh spoken>x</Part>, '<div id="han" hx-swap-oob="innerHTML" aria-live="polite">x</div>'],
    [<Part id="han" note />, '<div id="han" class="mc-part-note"></div>'],
    [<Line>x</Line>, '<div class="mc-line">x</div>'],
    [<Cell span={3} unlabelled>x</Cell>, '<div class="mc-cell-3 mc-cell--unlabelled">x</div>'],
    [<Spoken>quá hạn</Spoken>, '<span class="mc-visually-hidden">quá hạn</span>'],
    [<Link href="/so">Sổ</Link>, '<a class="mc-link" href="/so">Sổ</a>'],
  ])('%#', (part, html) => {
    expect(renderPart(part)).toBe(html);
  });
});

describe('attributes of a page', () => {
  test('go through, but no style, class or handler', () => {
    expect(extra({ 'hx-get': '/x', 'aria-label': 'y' })).toEqual({ 'hx-get': '/x', 'aria-label': 'y' });
    for (const name of ['style', 'class', 'onclick', 'dangerouslySetInnerHTML']) {
      expect(() => extra({ [name]: 'x' })).toThrow(name);
    }
  });

  test('class names carry the prefix of the library', () => {
    expect(named('button', false, undefined, 'button--quiet')).toBe('mc-button mc-button--quiet');
  });
});
