import { type View, named } from '../element.js';

export interface BadgeProps {
  count: number;
  /** Read out after the number. */
  of?: string;
  id?: string;
}

/** A number that asks for attention; nothing at zero. @example <Badge count={3} of="cảnh báo chưa đọc" /> */
export function Badge({ count, of, id }: BadgeProps): View {
  return (
    <span id={id} class={count > 0 ? named('badge') : undefined}>
      {count > 0 && (count > 99 ? '99+' : count)}
      {count > 0 && of && <span class={named('visually-hidden')}> {of}</span>}
    </span>
  );
}
