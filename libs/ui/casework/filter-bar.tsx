import { type Content, type View, named } from '../element.js';

export interface FilterChip {
  text: string;
  href: string;
  count?: number;
  chosen?: boolean;
}

export interface FilterBarProps {
  label?: string;
  chips: readonly FilterChip[];
  /** Buttons at the right: bulk actions, export. */
  children?: Content;
}

/** @example <FilterBar chips={[{ text: 'Tất cả', href: '?', count: 37, chosen: true }, { text: 'Của tôi', href: '?cua=toi', count: 12 }]} /> */
export function FilterBar({ label = 'Lọc danh sách', chips, children }: FilterBarProps): View {
  return (
    <div class={named('filter-bar')}>
      <nav aria-label={label}>
        <ul class={named('chips')}>
          {chips.map((chip) => (
            <li>
              <a class={named('chip')} href={chip.href} aria-current={chip.chosen ? 'true' : undefined}>
                {chip.text}
                {chip.count !== undefined && ` ${chip.count}`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children !== undefined && <div class={named('filter-bar__tools')}>{children}</div>}
    </div>
  );
}
