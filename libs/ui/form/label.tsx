import { type Attributes, type Content, type View, extra, named } from '../element.js';
import type { TextSize } from './fieldset.js';

export interface LabelProps {
  /** Id of the input. */
  for?: string;
  size?: TextSize;
  isHeading?: boolean;
  /** For the library's own parts: `radios__label` and its like. */
  part?: string;
  attributes?: Attributes;
  children?: Content;
}

/** @example <Label for="name">Họ và tên</Label> */
export function Label({ for: input, size, isHeading, part, attributes, children }: LabelProps): View {
  if (children === undefined || children === null || children === '') return null;
  const label = (
    <label class={named('label', part, size && `label--${size}`)} for={input} {...extra(attributes)}>
      {children}
    </label>
  );
  return isHeading ? <h1 class={named('label-wrapper')}>{label}</h1> : label;
}
