import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface Breadcrumb {
  text: Content;
  /** Left out: the page itself. */
  href?: string;
  attributes?: Attributes;
}

export interface BreadcrumbsProps {
  items: readonly Breadcrumb[];
  collapseOnPhone?: boolean;
  label?: string;
  attributes?: Attributes;
}

/** @example <Breadcrumbs items={[{ text: 'Đang xử lý', href: '/dang-xu-ly' }, { text: 'H26.15.30-211018-0004' }]} /> */
export function Breadcrumbs({ items, collapseOnPhone, label = 'Đường dẫn', attributes }: BreadcrumbsProps): View {
  return (
    <nav class={named('breadcrumbs', collapseOnPhone && 'breadcrumbs--collapse-on-mobile')} {...extra(attributes)} aria-label={label}>
      <ol class={named('breadcrumbs__list')}>
        {items.map((item) =>
          item.href === undefined ? (
            <li class={named('breadcrumbs__list-item')} aria-current="page">
              {item.text}
            </li>
          ) : (
            <li class={named('breadcrumbs__list-item')}>
              <a class={named('breadcrumbs__link')} href={item.href} {...extra(item.attributes)}>
                {item.text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
