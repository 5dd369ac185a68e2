import { type Attributes, type Content, type View, describedBy, named } from '../element.js';
import { Subtext, type SubtextProps } from '../casework/subtext.js';
import { ErrorMessage } from './error-message.js';
import type { TextSize } from './fieldset.js';
import { Hint } from './hint.js';
import { Label } from './label.js';

/** What every field with one input has in common. Ids of label, hint and error follow from `id`, which follows from `name`. */
export interface FieldProps {
  name: string;
  id?: string;
  label: Content;
  labelSize?: TextSize;
  labelIsHeading?: boolean;
  hint?: Content;
  /** The error as shown next to the field; the same text goes to the ErrorSummary. */
  error?: Content;
  /** Said below the field after looking things up: a known person, a duplicate. Element `<id>-note`, for partial updates. */
  note?: Content;
  noteTone?: SubtextProps['tone'];
  /** Ids of further elements that describe the field. */
  describedBy?: string;
  disabled?: boolean;
  attributes?: Attributes;
}

interface FieldFrameProps {
  field: FieldProps;
  children: (input: { id: string; name: string; disabled: boolean | undefined; 'aria-describedby': string | undefined }) => Content;
}

/** Label, hint, error, then the input, tied together. */
export function FieldFrame({ field, children }: FieldFrameProps): View {
  const id = field.id ?? field.name;
  const hint = field.hint === undefined ? undefined : `${id}-hint`;
  const note = field.note === undefined ? undefined : `${id}-note`;
  const error = hasError(field.error) ? `${id}-error` : undefined;
  return (
    <div class={named('form-group', error && 'form-group--error')}>
      <Label for={id} size={field.labelSize} isHeading={field.labelIsHeading}>
        {field.label}
      </Label>
      {hint && <Hint id={hint}>{field.hint}</Hint>}
      {error && <ErrorMessage id={error}>{field.error}</ErrorMessage>}
      {children({ id, name: field.name, disabled: field.disabled, 'aria-describedby': describedBy(field.describedBy, hint, error, note) })}
      {note && (
        <Subtext id={note} tone={field.noteTone}>
          {field.note}
        </Subtext>
      )}
    </div>
  );
}

export function hasError(error: Content): boolean {
  return error !== undefined && error !== null && error !== false && error !== '';
}
