import { type View, named } from '../element.js';
import { type Divider, type Option, OptionGroupFrame, type OptionGroupProps, OptionItem, optionId } from './option-group.js';

export interface RadiosProps extends OptionGroupProps {
  options: readonly (Option | Divider)[];
  value?: string | number;
  inline?: boolean;
}

/** @example <Radios name="pickup" legend="Nhận kết quả" value="desk" options={[{ value: 'desk', label: 'Tại bộ phận một cửa' }]} /> */
export function Radios(props: RadiosProps): View {
  const prefix = props.idPrefix ?? props.name;
  return (
    <OptionGroupFrame group={props} block="radios" inline={props.inline}>
      {() =>
        props.options.map((option, index) =>
          'divider' in option ? (
            <div class={named('radios__divider')}>{option.divider}</div>
          ) : (
            <OptionItem
              block="radios"
              type="radio"
              name={props.name}
              id={option.id ?? optionId(prefix, index)}
              option={option}
              checked={option.checked ?? (props.value !== undefined && String(props.value) === String(option.value))}
            />
          ),
        )
      }
    </OptionGroupFrame>
  );
}
