import { type Attributes, type Content, type View, extra, named } from '../element.js';
import { KeyHint } from '../casework/key-hint.js';
import { Subtext } from '../casework/subtext.js';

export interface ProseProps {
  id?: string;
  attributes?: Attributes;
  children: Content;
}

/** Text to read rather than to work in: lines no longer than the eye follows, lists with their signs. @example <Prose><p>Ngày nhận không tính.</p></Prose> */
export function Prose({ id, attributes, children }: ProseProps): View {
  return (
    <div class={named('prose')} id={id} {...extra(attributes)}>
      {children}
    </div>
  );
}

export interface LinkListProps {
  label: string;
  items: readonly { href: string; text: Content; note?: Content }[];
}

/** Ways on, each with what is there. @example <LinkList label="Làm gì tiếp" items={[{ href: '/cho-tra', text: '9 kết quả chờ trả', note: 'Quét mã để trả.' }]} /> */
export function LinkList({ label, items }: LinkListProps): View {
  return (
    <ul class={named('link-list')} aria-label={label}>
      {items.map(({ href, text, note }) => (
        <li>
          <a class={named('link-list__link')} href={href}>
            {text}
          </a>
          {note !== undefined && <Subtext>{note}</Subtext>}
        </li>
      ))}
    </ul>
  );
}

export interface KeyListProps {
  keys: readonly { keys: string; does: string }[];
  labelledBy?: string;
}

/** Keys and what they do. @example <KeyList keys={[{ keys: '/', does: 'Tìm hồ sơ' }]} /> */
export function KeyList({ keys, labelledBy }: KeyListProps): View {
  return (
    <dl class={named('keys')} aria-labelledby={labelledBy}>
      {keys.map((each) => (
        <div class={named('keys__row')}>
          <dt>
            {/* Read out here, where nothing else says which key it is. */}
            <span class={named('visually-hidden')}>{each.keys}</span>
            <KeyHint keys={each.keys} />
          </dt>
          <dd>{each.does}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface ContentsProps {
  label?: string;
  items: readonly { id: string; title: Content }[];
}

/** What stands on this page, each a jump there. @example <Contents items={[{ id: 'thoi-han', title: 'Ngày hẹn tính thế nào' }]} /> */
export function Contents({ label = 'Mục lục', items }: ContentsProps): View {
  return (
    <nav aria-label={label}>
      <ul class={named('contents')}>
        {items.map(({ id, title }) => (
          <li>
            <a class={named('link')} href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
