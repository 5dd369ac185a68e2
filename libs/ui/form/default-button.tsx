import { type Attributes, type View, extra, named } from '../element.js';

export interface DefaultButtonProps {
  name: string;
  value: string;
  attributes?: Attributes;
}

/**
 * What Enter in a field of a long form does: the first button of the form, neither seen nor reached by Tab. Put it first, with an
 * action that changes nothing.
 * @example <DefaultButton name="_act" value="look" />
 */
export function DefaultButton({ name, value, attributes }: DefaultButtonProps): View {
  return (
    <button type="submit" class={named('visually-hidden')} name={name} value={value} tabIndex={-1} aria-hidden="true" {...extra(attributes)}>
      Xem lại
    </button>
  );
}
