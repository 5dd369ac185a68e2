import { type Attributes, type View, extra, named } from '../element.js';
import { KeyHint } from '../casework/key-hint.js';

export interface MenuItem {
  /** Name of its count for partial updates: the number stands in the element `count-<id>`. */
  id: string;
  label: string;
  href: string;
  count?: number;
  /** Late and near numbers stand out, unless zero. */
  tone?: 'late' | 'near';
  current?: boolean;
  /** The key that goes there. */
  keys?: string;
}

export interface MenuGroup {
  title: string;
  items: readonly MenuItem[];
}

export interface SideMenuProps {
  groups: readonly MenuGroup[];
  attributes?: Attributes;
}

/** The states of the work with their live counts. @example <SideMenu groups={[{ title: 'Xử lý', items: [{ id: 'processing', label: 'Đang xử lý', href: '/dang-xu-ly', count: 37 }] }]} /> */
export function SideMenu({ groups, attributes }: SideMenuProps): View {
  return (
    <nav class={named('menu')} id="menu" aria-label="Công việc" {...extra(attributes)}>
      <a class={named('menu__close')} href="#content">
        Đóng danh mục
      </a>
      {groups.map((group, index) => (
        <>
          <h2 class={named('menu__title')} id={`menu-${index + 1}`}>
            {group.title}
          </h2>
          <ul aria-labelledby={`menu-${index + 1}`}>
            {group.items.map((item) => (
              <li>
                <a class={named('menu__link')} href={item.href} aria-current={item.current ? 'page' : undefined} aria-keyshortcuts={item.keys}>
                  <span>{item.label}</span>
                  {item.keys && <KeyHint keys={item.keys} />}
                  {item.count !== undefined && <MenuCount id={item.id} count={item.count} tone={item.tone} />}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  );
}

/** Lists are counted no further. */
const MOST_SHOWN = 1_000;

export interface MenuCountProps {
  id: string;
  count: number;
  tone?: 'late' | 'near';
  attributes?: Attributes;
}

/** One live number of the menu, alone for partial updates. @example <MenuCount id="overdue" count={2} tone="late" attributes={{ 'hx-swap-oob': true }} /> */
export function MenuCount({ id, count, tone, attributes }: MenuCountProps): View {
  return (
    <span class={named('menu__count', count > 0 && tone && `menu__count--${tone}`)} id={`count-${id}`} {...extra(attributes)}>
      {count > MOST_SHOWN ? '1.000+' : count}
    </span>
  );
}
