import { type Content, type View, extra, loose, named } from '../element.js';
import { FieldFrame, type FieldProps, hasError } from './field.js';

export interface TextInputProps extends FieldProps {
  type?: 'text' | 'number' | 'tel' | 'email' | 'password' | 'search' | 'date' | 'time' | 'file';
  value?: string | number;
  /** In characters; full width when left out. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  /** Wide letter spacing and tabular figures for numbers that are read out digit by digit. */
  isCode?: boolean;
  before?: Content;
  after?: Content;
  inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'text';
  autocomplete?: string;
  autocapitalize?: string;
  pattern?: string;
  spellcheck?: boolean;
}

/** @example <TextInput name="name" label="Họ và tên" value="Lê Văn Mẫu B" error="Nhập họ và tên" /> */
export function TextInput(props: TextInputProps): View {
  const { type = 'text', value, width, isCode, before, after, inputMode, autocomplete, autocapitalize, pattern, spellcheck } = props;
  const look = named('input', width && `input--width-${width}`, isCode && 'input--extra-letter-spacing', hasError(props.error) && 'input--error');
  return (
    <FieldFrame field={props}>
      {(ties) => {
        const input = (
          <input
            class={look}
            value={value}
            {...ties}
            {...loose({ type, inputmode: inputMode, autocomplete, autocapitalize, pattern, spellcheck })}
            {...extra(props.attributes)}
          />
        );
        return before === undefined && after === undefined ? input : <Affixed before={before} input={input} after={after} />;
      }}
    </FieldFrame>
  );
}

function Affixed({ before, input, after }: { before?: Content; input: Content; after?: Content }): View {
  return (
    <div class={named('input__wrapper')}>
      {before !== undefined && (
        <div class={named('input__prefix')} aria-hidden="true">
          {before}
        </div>
      )}
      {input}
      {after !== undefined && (
        <div class={named('input__suffix')} aria-hidden="true">
          {after}
        </div>
      )}
    </div>
  );
}
