import { type Attributes, type Content, type View, describedBy, extra, named } from '../element.js';
import { ErrorMessage } from './error-message.js';
import { hasError } from './field.js';
import { Fieldset, type TextSize } from './fieldset.js';
import { Hint } from './hint.js';
import { Label } from './label.js';

export type DatePart = 'day' | 'month' | 'year';

export interface DateInputProps {
  id: string;
  /** Inputs are named `<namePrefix>-day` and so on; without it `day`, `month`, `year`. */
  namePrefix?: string;
  legend?: Content;
  legendSize?: TextSize;
  legendIsHeading?: boolean;
  hint?: Content;
  error?: Content;
  describedBy?: string;
  parts?: readonly DatePart[];
  values?: Partial<Record<DatePart, string | number>>;
  /** Which parts the error is about; all when left out. */
  errorIn?: readonly DatePart[];
  autocomplete?: Partial<Record<DatePart, string>>;
  attributes?: Attributes;
}

const LABELS: Record<DatePart, string> = { day: 'Ngày', month: 'Tháng', year: 'Năm' };

/** A date in three fields, for pages without script. @example <DateInput id="born" namePrefix="born" legend="Ngày sinh" hint="Ví dụ: 12 3 1990" /> */
export function DateInput(props: DateInputProps): View {
  const { id, namePrefix, legend, hint, error, parts = ['day', 'month', 'year'], values = {}, autocomplete = {} } = props;
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = hasError(error) ? `${id}-error` : undefined;
  const wrong = props.errorIn ?? (errorId ? parts : []);
  const inner = [
    hintId && <Hint id={hintId}>{hint}</Hint>,
    errorId && <ErrorMessage id={errorId}>{error}</ErrorMessage>,
    <div class={named('date-input')} {...extra(props.attributes)} id={id}>
      {parts.map((part) => (
        <div class={named('date-input__item')}>
          <div class={named('form-group')}>
            <Label for={`${id}-${part}`} part="date-input__label">
              {LABELS[part]}
            </Label>
            <input
              class={named('input', 'date-input__input', wrong.includes(part) && 'input--error', part === 'year' ? 'input--width-4' : 'input--width-2')}
              id={`${id}-${part}`}
              name={namePrefix === undefined ? part : `${namePrefix}-${part}`}
              type="text"
              value={values[part]}
              {...{ inputmode: 'numeric', autocomplete: autocomplete[part] }}
            />
          </div>
        </div>
      ))}
    </div>,
  ];
  return (
    <div class={named('form-group', errorId && 'form-group--error')}>
      {legend === undefined ? (
        inner
      ) : (
        <Fieldset
          // Some readers do not announce the description of a fieldset of text inputs without it.
          role="group"
          legend={legend}
          legendSize={props.legendSize}
          legendIsHeading={props.legendIsHeading}
          describedBy={describedBy(props.describedBy, hintId, errorId)}
        >
          {inner}
        </Fieldset>
      )}
    </div>
  );
}
