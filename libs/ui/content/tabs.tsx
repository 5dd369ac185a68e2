import { type View, named } from '../element.js';

export interface Tab {
  text: string;
  href: string;
  count?: number;
  current?: boolean;
}

export interface TabsProps {
  label: string;
  tabs: readonly Tab[];
}

/** Views of one thing, each with an address of its own: links, no script. @example <Tabs label="Hồ sơ" tabs={[{ text: 'Quá trình', href: '?', current: true }, { text: 'Giấy tờ', href: '?xem=giay-to', count: 4 }]} /> */
export function Tabs({ label, tabs }: TabsProps): View {
  return (
    <nav aria-label={label}>
      <ul class={named('tabs')}>
        {tabs.map(({ text, href, count, current }) => (
          <li>
            <a class={named('tabs__link')} href={href} aria-current={current ? 'page' : undefined}>
              {text}
              {count !== undefined && ` ${count}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
