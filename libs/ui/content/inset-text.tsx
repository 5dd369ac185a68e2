import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface InsetTextProps {
  id?: string;
  attributes?: Attributes;
  children: Content;
}

/** @example <InsetText>Hồ sơ nhập từ sổ cũ.</InsetText> */
export function InsetText({ id, attributes, children }: InsetTextProps): View {
  return (
    <div id={id} class={named('inset-text')} {...extra(attributes)}>
      {children}
    </div>
  );
}
