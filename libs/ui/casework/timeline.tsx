import { formatDateTime } from '#libs/civil-date';
import { type Content, type View, named } from '../element.js';

export interface TimelineItem {
  /** When it happened. */
  at: Date;
  /** When it was entered, where that was later than on the spot. */
  recordedAt?: Date;
  title: Content;
  actor?: Content;
  detail?: Content;
  /** The one that counts now. */
  current?: boolean;
}

export interface TimelineProps {
  label?: string;
  items: readonly TimelineItem[];
}

/** What happened, in the order given. @example <Timeline items={[{ at: new Date('2021-10-18T02:12:00Z'), title: 'Tiếp nhận', actor: 'Cán bộ một cửa' }]} /> */
export function Timeline({ label = 'Quá trình giải quyết', items }: TimelineProps): View {
  return (
    <ol class={named('timeline')} aria-label={label}>
      {items.map((item) => (
        <li class={named('timeline__item', item.current && 'timeline__item--current')} aria-current={item.current ? 'step' : undefined}>
          <time class={named('timeline__time')} dateTime={item.at.toISOString()}>
            {formatDateTime(item.at)}
          </time>
          <div>
            <b>{item.title}</b>
            {item.actor !== undefined && <span class={named('timeline__actor')}> · {item.actor}</span>}
            {item.recordedAt && <small class={named('sub')}>nhập muộn lúc {formatDateTime(item.recordedAt)}</small>}
            {item.detail !== undefined && <div>{item.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
