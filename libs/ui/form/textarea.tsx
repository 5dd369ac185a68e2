import { type View, extra, named } from '../element.js';
import { FieldFrame, type FieldProps, hasError } from './field.js';

export interface TextareaProps extends FieldProps {
  value?: string;
  rows?: number;
  autocomplete?: string;
  spellcheck?: boolean;
}

/** @example <Textarea name="reason" label="Lý do" rows={3} /> */
export function Textarea(props: TextareaProps): View {
  const { value, rows = 5, autocomplete, spellcheck } = props;
  return (
    <FieldFrame field={props}>
      {(ties) => (
        <textarea class={named('textarea', hasError(props.error) && 'textarea--error')} rows={rows} {...ties} {...{ autocomplete, spellcheck }} {...extra(props.attributes)}>
          {/* A line break right after the start tag is dropped by the parser; one more keeps the first that was typed. */}
          {value?.startsWith('\n') ? `\n${value}` : value}
        </textarea>
      )}
    </FieldFrame>
  );
}
