import { type Attributes, type View, extra, named } from '../element.js';
import { Badge } from '../casework/badge.js';
import { KeyHint } from '../casework/key-hint.js';
import { Button } from '../form/button.js';

export interface SearchBox {
  action: string;
  name?: string;
  query?: string;
  placeholder?: string;
  keys?: string;
  attributes?: Attributes;
}

export interface UserMenu {
  name: string;
  /** What they are here, and for whom they act. */
  role: string;
  links?: readonly { text: string; href: string }[];
  /** Signing out is a form: it changes something. */
  signOut?: { action: string; hidden?: Readonly<Record<string, string>> };
}

export interface PageHeaderProps {
  product?: string;
  home?: string;
  unit?: string;
  search?: SearchBox;
  alerts?: { href: string; count: number };
  help?: { href: string; keys?: string };
  user?: UserMenu;
  hasMenu?: boolean;
}

/** Product, unit, the search box that is always there, alerts, help and the person. @example <PageHeader unit="UBND xã Mẫu" search={{ action: '/tim' }} /> */
export function PageHeader({ product = 'Một Cửa', home = '/', unit, search, alerts, help, user, hasMenu }: PageHeaderProps): View {
  return (
    <header class={named('header')}>
      {hasMenu && (
        <a class={named('header__menu')} href="#menu">
          Danh mục
        </a>
      )}
      <a class={named('header__product')} href={home}>
        {product}
      </a>
      {unit !== undefined && <span class={named('header__unit')}>{unit}</span>}
      {search && <Search search={search} />}
      <div class={named('header__side')}>
        {alerts && (
          <a class={named('header__link')} href={alerts.href}>
            Cảnh báo <Badge id="alerts-badge" count={alerts.count} of="chưa đọc" />
          </a>
        )}
        {user && <User user={user} />}
        {help && (
          <a class={named('header__link')} href={help.href} aria-label="Trợ giúp và phím tắt" aria-keyshortcuts={help.keys ?? '?'}>
            <KeyHint keys={help.keys ?? '?'} />
          </a>
        )}
      </div>
    </header>
  );
}

function Search({ search }: { search: SearchBox }): View {
  const { action, name = 'q', query, placeholder = 'Mã hồ sơ, họ tên, số căn cước, điện thoại', keys = '/', attributes } = search;
  return (
    <form class={named('search')} role="search" action={action} method="get">
      <label class={named('visually-hidden')} for="search">
        Tìm hồ sơ
      </label>
      <input
        class={named('input', 'search__input')}
        id="search"
        type="search"
        name={name}
        value={query}
        placeholder={placeholder}
        autocomplete="off"
        aria-keyshortcuts={keys}
        {...extra(attributes)}
      />
      <KeyHint keys={keys} />
    </form>
  );
}

function User({ user }: { user: UserMenu }): View {
  const { name, role, links = [], signOut } = user;
  return (
    <details class={named('user')} data-popup>
      <summary class={named('user__summary')}>
        <span class={named('user__name')}>{name}</span>
        <span class={named('user__short')}>Tôi</span>
        <span class={named('visually-hidden')}>, {role}: tài khoản</span>
      </summary>
      <div class={named('user__panel')}>
        <p class={named('user__role')}>{role}</p>
        {links.map((link) => (
          <a href={link.href}>
            {link.text}
          </a>
        ))}
        {signOut && (
          <form method="post" action={signOut.action} data-forget>
            {Object.entries(signOut.hidden ?? {}).map(([key, value]) => (
              <input type="hidden" name={key} value={value} />
            ))}
            <Button kind="quiet">Đăng xuất</Button>
          </form>
        )}
      </div>
    </details>
  );
}
