import { type Attributes, type View, extra, named } from '../element.js';
import { FieldFrame, type FieldProps, hasError } from './field.js';

export interface Choice {
  /** Left out: the text is the value. */
  value?: string | number;
  text: string;
  selected?: boolean;
  disabled?: boolean;
  attributes?: Attributes;
}

export interface SelectProps extends FieldProps {
  choices: readonly Choice[];
  value?: string | number;
}

/** @example <Select name="channel" label="Kênh nộp" value="counter" choices={[{ value: 'counter', text: 'Trực tiếp' }]} /> */
export function Select(props: SelectProps): View {
  return (
    <FieldFrame field={props}>
      {(ties) => (
        <select class={named('select', hasError(props.error) && 'select--error')} {...ties} {...extra(props.attributes)}>
          {props.choices.map((choice) => (
            <option value={choice.value} selected={isSelected(choice, props.value)} disabled={choice.disabled} {...extra(choice.attributes)}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

function isSelected(choice: Choice, value: string | number | undefined): boolean {
  if (choice.selected !== undefined) return choice.selected;
  return value !== undefined && String(choice.value ?? choice.text) === String(value);
}
