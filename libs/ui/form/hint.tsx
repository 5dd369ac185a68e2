import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface HintProps {
  id?: string;
  /** For the library's own parts: `radios__hint` and its like. */
  part?: string;
  attributes?: Attributes;
  children: Content;
}

/** @example <Hint id="phone-hint">Để báo khi có kết quả</Hint> */
export function Hint({ id, part, attributes, children }: HintProps): View {
  return (
    <div id={id} class={named('hint', part)} {...extra(attributes)}>
      {children}
    </div>
  );
}
