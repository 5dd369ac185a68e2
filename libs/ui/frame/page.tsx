import { type Attributes, type Content, type View, named } from '../element.js';
import { SkipLink } from '../content/skip-link.js';
import { type PageAssets, Document } from './document.js';
import { LiveLine } from './grid.js';
import { type PageHeaderProps, PageHeader } from './page-header.js';
import { type MenuGroup, SideMenu } from './side-menu.js';

export interface PageProps extends Omit<PageHeaderProps, 'hasMenu'> {
  /** What this page is; the product's name is put after it. */
  title: string;
  /** The form came back with errors: said first in the title. */
  hasErrors?: boolean;
  assets: PageAssets;
  menu?: readonly MenuGroup[];
  menuAttributes?: Attributes;
  bodyAttributes?: Attributes;
  children: Content;
}

/** A whole page of the desk. @example renderPage(<Page title="Đang xử lý" unit="UBND xã Mẫu" assets={{ styles: ['/desk.css'] }}>…</Page>) */
export function Page({ title, hasErrors, assets, menu, menuAttributes, bodyAttributes, children, ...header }: PageProps): View {
  const whole = `${hasErrors ? 'Lỗi: ' : ''}${title} — ${header.product ?? 'Một Cửa'}`;
  return (
    <Document title={whole} assets={assets} bodyAttributes={bodyAttributes}>
      <SkipLink />
      <PageHeader {...header} hasMenu={menu !== undefined} />
      <div class={named('frame', !menu && 'frame--bare')}>
        {menu && <SideMenu groups={menu} attributes={menuAttributes} />}
        <main class={named('main')} id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <LiveLine />
    </Document>
  );
}

export interface SoloPageProps {
  title: string;
  hasErrors?: boolean;
  assets: PageAssets;
  product?: string;
  children: Content;
}

/** One question or one message, for who is not at work yet or has come off the way: no menu, no search. @example <SoloPage title="Đăng nhập" assets={{ styles: ['/desk.css'] }}>…</SoloPage> */
export function SoloPage({ title, hasErrors, assets, product = 'Một Cửa', children }: SoloPageProps): View {
  return (
    <Document title={`${hasErrors ? 'Lỗi: ' : ''}${title} — ${product}`} kind="sign-in" assets={assets}>
      <PageHeader product={product} />
      <main class={named('main')} id="content" tabIndex={-1}>
        {children}
      </main>
      <LiveLine />
    </Document>
  );
}
