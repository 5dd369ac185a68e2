import { type Attributes, type Content, type View, describedBy, extra, named } from '../element.js';
import { ErrorMessage } from './error-message.js';
import { hasError } from './field.js';
import { Fieldset, type TextSize } from './fieldset.js';
import { Hint } from './hint.js';
import { Label } from './label.js';

export interface Option {
  value: string | number;
  label: Content;
  hint?: Content;
  /** Wins over the value of the group. */
  checked?: boolean;
  disabled?: boolean;
  id?: string;
  /** Fields that matter only when this is chosen. */
  reveals?: Content;
  attributes?: Attributes;
}

export interface Divider {
  divider: string;
}

export interface OptionGroupProps {
  name: string;
  idPrefix?: string;
  /** Left out where the group is labelled by what stands around it. */
  legend?: Content;
  legendSize?: TextSize;
  legendIsHeading?: boolean;
  hint?: Content;
  error?: Content;
  describedBy?: string;
  small?: boolean;
  attributes?: Attributes;
}

interface OptionGroupFrameProps {
  group: OptionGroupProps;
  block: 'radios' | 'checkboxes';
  inline?: boolean;
  children: (described: string | undefined) => Content;
}

/** Legend, hint, error, then the options: the frame of Radios and Checkboxes. */
export function OptionGroupFrame({ group, block, inline, children }: OptionGroupFrameProps): View {
  const prefix = group.idPrefix ?? group.name;
  const hint = group.hint === undefined ? undefined : `${prefix}-hint`;
  const error = hasError(group.error) ? `${prefix}-error` : undefined;
  const described = describedBy(group.describedBy, hint, error);
  const inner = [
    hint && <Hint id={hint}>{group.hint}</Hint>,
    error && <ErrorMessage id={error}>{group.error}</ErrorMessage>,
    <div class={named(block, group.small && `${block}--small`, inline && `${block}--inline`)} {...extra(group.attributes)}>
      {children(described)}
    </div>,
  ];
  return (
    <div class={named('form-group', error && 'form-group--error')}>
      {group.legend === undefined ? (
        inner
      ) : (
        <Fieldset legend={group.legend} legendSize={group.legendSize} legendIsHeading={group.legendIsHeading} describedBy={described}>
          {inner}
        </Fieldset>
      )}
    </div>
  );
}

interface OptionItemProps {
  block: 'radios' | 'checkboxes';
  type: 'radio' | 'checkbox';
  name: string;
  id: string;
  option: Option;
  checked: boolean;
  describedBy?: string;
  excludesOthers?: boolean;
}

/** One input with its label, hint and what it reveals. */
export function OptionItem({ block, type, name, id, option, checked, describedBy: group, excludesOthers }: OptionItemProps): View {
  const hint = option.hint === undefined ? undefined : `${id}-item-hint`;
  const revealed = option.reveals ? `conditional-${id}` : undefined;
  return (
    <>
      <div class={named(`${block}__item`)}>
        <input
          class={named(`${block}__input`)}
          id={id}
          name={name}
          type={type}
          value={option.value}
          checked={checked}
          disabled={option.disabled}
          data-aria-controls={revealed}
          data-behaviour={excludesOthers ? 'exclusive' : undefined}
          aria-describedby={describedBy(group, hint)}
          {...extra(option.attributes)}
        />
        <Label for={id} part={`${block}__label`}>
          {option.label}
        </Label>
        {hint && (
          <Hint id={hint} part={`${block}__hint`}>
            {option.hint}
          </Hint>
        )}
      </div>
      {revealed && (
        <div class={named(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={revealed}>
          {option.reveals}
        </div>
      )}
    </>
  );
}

/** The first has no number, so that the error summary can link to it. */
export function optionId(prefix: string, index: number): string {
  return index === 0 ? prefix : `${prefix}-${index + 1}`;
}
