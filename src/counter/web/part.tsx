import type { Content, View } from '#libs/ui';

export interface PartProps {
  id: string;
  /** Sent alone, to take the place of what the page shows. */
  fresh?: boolean;
  /** Read out when it changes. */
  spoken?: boolean;
  children?: Content;
}

/** A piece of the page that is answered for alone. Its element stays, so that what reads it out keeps listening. */
export function Part({ id, fresh, spoken, children }: PartProps): View {
  return (
    <div id={id} hx-swap-oob={fresh ? 'innerHTML' : undefined} aria-live={spoken ? 'polite' : undefined}>
      {children}
    </div>
  );
}
