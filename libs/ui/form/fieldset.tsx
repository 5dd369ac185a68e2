import { type Attributes, type Content, type View, extra, named } from '../element.js';

export type TextSize = 's' | 'm' | 'l' | 'xl';

export interface FieldsetProps {
  legend?: Content;
  legendSize?: TextSize;
  /** The legend is the heading of the page: one question, one page. */
  legendIsHeading?: boolean;
  describedBy?: string;
  role?: 'group';
  attributes?: Attributes;
  children?: Content;
}

/** @example <Fieldset legend="1. Thủ tục">…</Fieldset> */
export function Fieldset({ legend, legendSize, legendIsHeading, describedBy, role, attributes, children }: FieldsetProps): View {
  return (
    <fieldset class={named('fieldset')} role={role} aria-describedby={describedBy} {...extra(attributes)}>
      {legend !== undefined && (
        <legend class={named('fieldset__legend', legendSize && `fieldset__legend--${legendSize}`)}>
          {legendIsHeading ? <h1 class={named('fieldset__heading')}>{legend}</h1> : legend}
        </legend>
      )}
      {children}
    </fieldset>
  );
}
