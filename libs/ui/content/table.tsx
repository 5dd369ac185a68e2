import { type Attributes, type Content, type View, extra, named } from '../element.js';
import type { TextSize } from '../form/fieldset.js';

export interface TableCell {
  content: Content;
  numeric?: boolean;
  colspan?: number;
  rowspan?: number;
  attributes?: Attributes;
}

export interface TableProps {
  caption?: Content;
  captionSize?: TextSize;
  head?: readonly TableCell[];
  rows: readonly (readonly TableCell[])[];
  firstCellIsHeader?: boolean;
  attributes?: Attributes;
}

/** A plain table; lists of dossiers are a DataTable. @example <Table caption="Thành phần hồ sơ" head={[{ content: 'Giấy tờ' }]} rows={[[{ content: 'Tờ khai' }]]} /> */
export function Table({ caption, captionSize, head, rows, firstCellIsHeader, attributes }: TableProps): View {
  return (
    <table class={named('table')} {...extra(attributes)}>
      {caption !== undefined && <caption class={named('table__caption', captionSize && `table__caption--${captionSize}`)}>{caption}</caption>}
      {head && (
        <thead class={named('table__head')}>
          <tr class={named('table__row')}>
            {head.map((cell) => (
              <th scope="col" class={named('table__header', cell.numeric && 'table__header--numeric')} colSpan={cell.colspan} rowSpan={cell.rowspan} {...extra(cell.attributes)}>
                {cell.content}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class={named('table__body')}>
        {rows.map((row) => (
          <tr class={named('table__row')}>{row.map((cell, index) => (index === 0 && firstCellIsHeader ? <RowHeader cell={cell} /> : <Cell cell={cell} />))}</tr>
        ))}
      </tbody>
    </table>
  );
}

function RowHeader({ cell }: { cell: TableCell }): View {
  return (
    <th scope="row" class={named('table__header')} colSpan={cell.colspan} rowSpan={cell.rowspan} {...extra(cell.attributes)}>
      {cell.content}
    </th>
  );
}

function Cell({ cell }: { cell: TableCell }): View {
  return (
    <td class={named('table__cell', cell.numeric && 'table__cell--numeric')} colSpan={cell.colspan} rowSpan={cell.rowspan} {...extra(cell.attributes)}>
      {cell.content}
    </td>
  );
}
