import { type Content, type View, named } from '../element.js';

export interface PartProps {
  id: string;
  /** Sent alone, to take the place of what the page shows. */
  fresh?: boolean;
  /** Read out when it changes. */
  spoken?: boolean;
  /** Says something of the field above it. */
  note?: boolean;
  children?: Content;
}

/** A piece of a page that htmx asks for alone. Its element stays and its content changes, so that what reads it out keeps listening. @example <Part id="promise" fresh spoken>…</Part> */
export function Part({ id, fresh, spoken, note, children }: PartProps): View {
  return (
    <div id={id} class={note ? named('part-note') : undefined} hx-swap-oob={fresh ? 'innerHTML' : undefined} aria-live={spoken ? 'polite' : undefined}>
      {children}
    </div>
  );
}

/** Small things side by side in one line: a few words, a link, a button. @example <Line><Subtext>Bản nháp 14:32</Subtext><Link href="?nhap=1">tiếp tục</Link></Line> */
export function Line({ children }: { children: Content }): View {
  return <div class={named('line')}>{children}</div>;
}
