import { type Content, type View, named } from '../element.js';

export type MarkTone = 'overdue' | 'near' | 'in-term' | 'stopped';

export interface MarkProps {
  tone: MarkTone;
  children: Content;
}

/** Drawn, not typed: every font and every printer shows the same ■ ◆ ● □. */
const SHAPES: Record<MarkTone, string> = {
  overdue: 'M0 0h10v10H0z',
  near: 'M5 0l5 5-5 5-5-5z',
  'in-term': 'M5 0a5 5 0 010 10A5 5 0 015 0z',
  stopped: 'M0 0h10v10H0zM2 2v6h6V2z',
};

/** Word, mark and colour of a deadline state. @example <Mark tone="near">Hạn hôm nay</Mark> */
export function Mark({ tone, children }: MarkProps): View {
  return (
    <span class={named('mark', `mark--${tone}`)}>
      <svg class={named('mark__sign')} viewBox="0 0 10 10" aria-hidden="true">
        <path d={SHAPES[tone]} />
      </svg>
      {children}
    </span>
  );
}
