import { type Attributes, type View, extra, named } from '../element.js';

export interface BadgeProps {
  count: number;
  /** Read out after the number. */
  of?: string;
  id?: string;
  attributes?: Attributes;
}

/** A number that asks for attention; nothing at zero. @example <Badge count={3} of="cảnh báo chưa đọc" /> */
export function Badge({ count, of, id, attributes }: BadgeProps): View {
  return (
    <span id={id} class={count > 0 ? named('badge') : undefined} {...extra(attributes)}>
      {count > 0 && (count > 99 ? '99+' : count)}
      {count > 0 && of && <span class={named('visually-hidden')}> {of}</span>}
    </span>
  );
}
