import { type Attributes, type Content, type View, extra, named } from '../element.js';
import type { Choice } from './select.js';

export interface CellSelectProps {
  name: string;
  id?: string;
  /** Read out instead of a label: what the cell is, for which row. */
  label: string;
  choices: readonly Choice[];
  value?: string | number;
  invalid?: boolean;
  /** Asked for only where the choice needs it; a choice says so by `data-reveals`. */
  reveals?: Content;
  attributes?: Attributes;
}

/** A choice inside a table. @example <CellSelect name="papers.0.digitised" label="Số hóa: Tờ khai" choices={[{ value: 'no', text: 'Chưa' }]} /> */
export function CellSelect({ name, id, label, choices, value, invalid, reveals, attributes }: CellSelectProps): View {
  return (
    <div class={named('cell-select')}>
      <select class={named('select', 'select--cell', invalid && 'select--error')} name={name} id={id ?? name} aria-label={label} aria-invalid={invalid} {...extra(attributes)}>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.selected ?? String(choice.value ?? choice.text) === String(value)} {...extra(choice.attributes)}>
            {choice.text}
          </option>
        ))}
      </select>
      {reveals !== undefined && <div class={named('cell-select__revealed')}>{reveals}</div>}
    </div>
  );
}
