import { type Content, type View, named } from '../element.js';

export interface EmptyStateProps {
  title: Content;
  /** What to do about it. */
  children?: Content;
}

/** Nothing here, said in words. @example <EmptyState title="Không có hồ sơ quá hạn" /> */
export function EmptyState({ title, children }: EmptyStateProps): View {
  return (
    <div class={named('empty')}>
      <p class={named('empty__title')}>{title}</p>
      {children}
    </div>
  );
}
