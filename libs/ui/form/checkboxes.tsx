import { type View, named } from '../element.js';
import { type Divider, type Option, OptionGroupFrame, type OptionGroupProps, OptionItem, optionId } from './option-group.js';

export interface CheckOption extends Option {
  /** A name of its own, where the boxes are not one list. */
  name?: string;
  /** "None of these": the script clears the others. */
  excludesOthers?: boolean;
}

export interface CheckboxesProps extends OptionGroupProps {
  options: readonly (CheckOption | Divider)[];
  values?: readonly (string | number)[];
}

/** @example <Checkboxes name="identity" options={[{ value: 'checked', label: 'Đã đối chiếu giấy tờ tùy thân' }]} /> */
export function Checkboxes(props: CheckboxesProps): View {
  const prefix = props.idPrefix ?? props.name;
  const values = (props.values ?? []).map(String);
  return (
    <OptionGroupFrame group={props} block="checkboxes">
      {(described) =>
        props.options.map((option, index) =>
          'divider' in option ? (
            <div class={named('checkboxes__divider')}>{option.divider}</div>
          ) : (
            <OptionItem
              block="checkboxes"
              type="checkbox"
              name={option.name ?? props.name}
              id={option.id ?? optionId(prefix, index)}
              option={option}
              checked={option.checked ?? values.includes(String(option.value))}
              // Without a fieldset nothing else would read hint and error out.
              describedBy={props.legend === undefined ? described : undefined}
              excludesOthers={option.excludesOthers}
            />
          ),
        )
      }
    </OptionGroupFrame>
  );
}
