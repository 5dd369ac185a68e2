import { type View, named } from '../element.js';

export interface KeyHintProps {
  /** As printed on the key: `N`, `F9`, `Ctrl+Enter`. */
  keys: string;
}

/** The key, shown where it acts. Not read out: the control itself says it by aria-keyshortcuts. @example <KeyHint keys="F9" /> */
export function KeyHint({ keys }: KeyHintProps): View {
  return (
    <kbd class={named('key')} aria-hidden="true">
      {keys}
    </kbd>
  );
}
