import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface PageLink {
  href: string;
  text?: Content;
  /** What is there; shown only where no numbered pages are. */
  label?: Content;
  attributes?: Attributes;
}

export interface PageNumber {
  number: number | string;
  href: string;
  current?: boolean;
  spoken?: string;
  attributes?: Attributes;
}

export interface PaginationProps {
  previous?: PageLink;
  next?: PageLink;
  pages?: readonly (PageNumber | 'gap')[];
  label?: string;
  attributes?: Attributes;
}

/** @example <Pagination next={{ href: '?trang=2' }} pages={[{ number: 1, href: '?trang=1', current: true }, { number: 2, href: '?trang=2' }]} /> */
export function Pagination({ previous, next, pages, label = 'Phân trang', attributes }: PaginationProps): View {
  const block = pages === undefined;
  return (
    <nav class={named('pagination', block && 'pagination--block')} aria-label={label} {...extra(attributes)}>
      {previous && <ArrowLink link={previous} way="prev" block={block} />}
      {pages && (
        <ul class={named('pagination__list')}>
          {pages.map((page) => (page === 'gap' ? <li class={named('pagination__item', 'pagination__item--ellipsis')}>⋯</li> : <PageItem page={page} />))}
        </ul>
      )}
      {next && <ArrowLink link={next} way="next" block={block} />}
    </nav>
  );
}

function PageItem({ page }: { page: PageNumber }): View {
  return (
    <li class={named('pagination__item', page.current && 'pagination__item--current')}>
      <a
        class={named('link', 'pagination__link')}
        href={page.href}
        aria-label={page.spoken ?? `Trang ${page.number}`}
        aria-current={page.current ? 'page' : undefined}
        {...extra(page.attributes)}
      >
        {page.number}
      </a>
    </li>
  );
}

function ArrowLink({ link, way, block }: { link: PageLink; way: 'prev' | 'next'; block: boolean }): View {
  const labelled = link.label !== undefined;
  return (
    <div class={named(`pagination__${way}`)}>
      <a class={named('link', 'pagination__link')} href={link.href} rel={way} {...extra(link.attributes)}>
        {(block || way === 'prev') && <Arrow way={way} />}
        <span class={named('pagination__link-title', block && !labelled && 'pagination__link-title--decorated')}>
          {link.text ?? (way === 'prev' ? 'Trang trước' : 'Trang sau')}
        </span>
        {labelled && block && (
          <>
            <span class={named('visually-hidden')}>:</span>
            <span class={named('pagination__link-label')}>{link.label}</span>
          </>
        )}
        {!block && way === 'next' && <Arrow way={way} />}
      </a>
    </div>
  );
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ way }: { way: 'prev' | 'next' }): View {
  return (
    <svg
      class={named('pagination__icon', `pagination__icon--${way}`)}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[way]} />
    </svg>
  );
}
