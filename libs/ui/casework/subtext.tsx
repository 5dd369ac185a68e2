import { type Content, type View, named } from '../element.js';

export interface SubtextProps {
  tone?: 'soft' | 'good' | 'warning' | 'wrong';
  id?: string;
  children: Content;
}

/** The small second line of a cell or a field. @example <Subtext tone="good">Đã có 3 hồ sơ, điền sẵn</Subtext> */
export function Subtext({ tone = 'soft', id, children }: SubtextProps): View {
  return (
    <small id={id} class={named('sub', tone !== 'soft' && `sub--${tone}`)}>
      {children}
    </small>
  );
}
