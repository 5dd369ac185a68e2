import { type Attributes, type View, extra, named } from '../element.js';
import { FieldFrame, type FieldProps, hasError } from './field.js';

export interface ComboboxProps extends FieldProps {
  /** What was chosen; sent under `name`, empty while nothing is. */
  value?: string;
  /** What stands in the field. */
  text?: string;
  /** Name of the text; `<name>Text` when left out. */
  textName?: string;
  /** Address that answers `?q=` with JSON: `[{ value, text, hint }]`, the best first. */
  source: string;
  /** Only what the list offers will do: its first line is taken by Enter and Tab. */
  strict?: boolean;
  /** How many letters it takes to look. */
  least?: number;
  /** The source answers an empty `q=` too: with what was used last. */
  hasRecent?: boolean;
  /** Offered by the browser itself where there is no script. */
  offered?: readonly string[];
  placeholder?: string;
  /** On the hidden input with the chosen value, which fires `change` when it changes. */
  valueAttributes?: Attributes;
}

/**
 * An input that suggests. Without script it is a plain input whose text is all that changes: where the text is not the one of the
 * value, the text is what was meant.
 * @example <Combobox name="procedure" label="Thủ tục" source="/goi-y/thu-tuc" strict hasRecent />
 */
export function Combobox(props: ComboboxProps): View {
  const { value, text, name, textName = `${name}Text`, source, strict, least, hasRecent, offered, placeholder, valueAttributes } = props;
  const id = props.id ?? name;
  const listId = `${id}-list`;
  const offeredId = offered && `${id}-offered`;
  return (
    <FieldFrame field={props}>
      {(ties) => (
        <div class={named('combobox')} data-combobox={source} data-strict={strict || undefined} data-least={least} data-recent={hasRecent || undefined}>
          <input
            class={named('input', hasError(props.error) && 'input--error')}
            type="text"
            value={text}
            {...ties}
            name={textName}
            autocomplete="off"
            spellcheck={false}
            placeholder={placeholder}
            list={offeredId}
            {...extra(props.attributes)}
          />
          <input type="hidden" name={name} value={value ?? ''} data-combobox-value {...extra(valueAttributes)} />
          <ul class={named('combobox__list')} id={listId} role="listbox" aria-label="Gợi ý" hidden />
          {offeredId && (
            <datalist id={offeredId}>
              {offered.map((each) => (
                <option value={each} />
              ))}
            </datalist>
          )}
        </div>
      )}
    </FieldFrame>
  );
}
