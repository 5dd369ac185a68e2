import { type Content, type View, named } from '../element.js';

export interface GridProps {
  /** How wide a tile is at least; as many as fit stand side by side. */
  tile?: 'small' | 'large';
  children: Content;
}

/** Tiles of a board. @example <Grid tile="large"><BarChart … /><LineChart … /></Grid> */
export function Grid({ tile = 'small', children }: GridProps): View {
  return <div class={named('grid', tile === 'large' && 'grid--large')}>{children}</div>;
}

export interface WideProps {
  /** What scrolls, read out. */
  label: string;
  children: Content;
}

/** A table with more columns than a narrow screen has room for scrolls by itself; the page does not. @example <Wide label="Biểu 06a"><Table … /></Wide> */
export function Wide({ label, children }: WideProps): View {
  return (
    <div class={named('wide')} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** The line in which scripts say what happened; on every page, once. */
export function LiveLine(): View {
  return <p class={named('live')} role="status" data-live />;
}
