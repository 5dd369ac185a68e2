import type { View } from '../element.js';
import { dongText } from '../casework/money.js';
import type { FieldProps } from './field.js';
import { TextInput } from './text-input.js';

export interface MoneyInputProps extends FieldProps {
  /** In đồng; a text is what was typed and comes back as it was. */
  value?: number | string;
}

/** A sum in đồng; the script sets dots between thousands, and the server reads it with or without. @example <MoneyInput name="fee" label="Lệ phí" value={8000} /> */
export function MoneyInput({ value, attributes, ...field }: MoneyInputProps): View {
  return <TextInput {...field} value={typeof value === 'number' ? dongText(value) : value} width={10} inputMode="numeric" autocomplete="off" after="đ" attributes={{ ...attributes, 'data-money': true }} />;
}
