import { type Attributes, type View, extra, loose, named } from '../element.js';

export interface CellInputProps {
  name: string;
  id?: string;
  /** Read out instead of a label: what the cell is, for which row. */
  label: string;
  type?: 'text' | 'number' | 'checkbox';
  value?: string | number;
  checked?: boolean;
  width?: 2 | 3 | 4 | 5 | 10 | 20;
  invalid?: boolean;
  attributes?: Attributes;
}

/** An input inside a table, where column and row are its label. @example <CellInput name="original-1" label="Bản chính: Tờ khai" type="number" value={1} width={3} /> */
export function CellInput({ name, id, label, type = 'text', value, checked, width, invalid, attributes }: CellInputProps): View {
  const look = type === 'checkbox' ? named('check') : named('input', 'input--cell', width && `input--width-${width}`, invalid && 'input--error');
  return <input class={look} {...loose({ type, checked })} name={name} id={id} value={value} aria-label={label} aria-invalid={invalid} {...extra(attributes)} />;
}
