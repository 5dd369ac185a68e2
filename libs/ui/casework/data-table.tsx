import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface Column<Row> {
  title: Content;
  cell: (row: Row) => Content;
  /** Sorting is a link: `direction` is how the list stands now, `href` the other way round. */
  sort?: { href: string; direction?: 'ascending' | 'descending' };
  /** The column that names the row; one per table. */
  isRowHeader?: boolean;
  numeric?: boolean;
  /** Dates, codes and marks stay on one line. */
  nowrap?: boolean;
  /** The title is read out and not shown. */
  titleHidden?: boolean;
  /** Label of the cell on a phone, where rows stand as blocks; the title when that is text. */
  label?: string;
}

export interface RowSelection<Row> {
  name: string;
  value: (row: Row) => string;
  /** What the box is for, read out. */
  label: (row: Row) => string;
  chosen?: (row: Row) => boolean;
  /** False for rows that nothing can be done with: they have no box. */
  offered?: (row: Row) => boolean;
  /** Id of the form that the boxes belong to. */
  form?: string;
}

export interface DataTableProps<Row> {
  id?: string;
  caption: Content;
  /** False where a heading right above says the same. */
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  selection?: RowSelection<Row>;
  /** What somebody else did to the row since the page was read: marks it, takes its box away, stands in the last cell. */
  stale?: (row: Row) => Content;
  rowAttributes?: (row: Row) => Attributes | undefined;
  /** Totals, one cell per column. */
  foot?: readonly Content[];
  empty?: Content;
  attributes?: Attributes;
}

/**
 * A dense list.
 * @example <DataTable caption="Đang xử lý" columns={[{ title: 'Hồ sơ', cell: (row) => row.code, isRowHeader: true }]} rows={[{ code: 'H26.15.30-211018-0004' }]} />
 */
export function DataTable<Row>(props: DataTableProps<Row>): View {
  const { id, caption, captionShown = false, columns, rows, selection, foot, empty, attributes } = props;
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <table id={id} class={named('data')} {...extra(attributes)}>
      <caption class={captionShown ? named('data__caption') : named('visually-hidden')}>{caption}</caption>
      <thead>
        <tr>
          {selection && (
            <th scope="col" class={named('data__pick')}>
              {/* Of use with script only, which shows it. */}
              <input class={named('check')} type="checkbox" aria-label="Chọn tất cả" data-select-all={selection.name} hidden />
              <span class={named('visually-hidden')}>Chọn</span>
            </th>
          )}
          {columns.map(columnHeader)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DataRow table={props} row={row} />
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            {selection && <td />}
            {foot.map((cell, index) => (
              <td class={cellLook(columns[index])}>{cell}</td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function columnHeader<Row>(column: Column<Row>): View {
  const title = column.titleHidden ? <span class={named('visually-hidden')}>{column.title}</span> : column.title;
  return (
    <th scope="col" class={cellLook(column)} aria-sort={column.sort?.direction}>
      {column.sort ? (
        <a class={named('data__sort', column.sort.direction && `data__sort--${column.sort.direction}`)} href={column.sort.href}>
          {title}
        </a>
      ) : (
        title
      )}
    </th>
  );
}

export interface DataRowProps<Row> {
  table: Pick<DataTableProps<Row>, 'columns' | 'selection' | 'stale' | 'rowAttributes'>;
  row: Row;
}

/** One row alone, for partial updates; its attributes say which it takes the place of. @example <DataRow table={table} row={row} /> */
export function DataRow<Row>({ table, row }: DataRowProps<Row>): View {
  const { columns, selection } = table;
  const stale = table.stale?.(row);
  const moved = stale !== undefined && stale !== null && stale !== false;
  return (
    <tr class={moved ? named('data__row--stale') : undefined} {...extra(table.rowAttributes?.(row))}>
      {selection && (
        <td class={named('data__pick')}>
          {!moved && (selection.offered?.(row) ?? true) && (
            <input
              class={named('check')}
              type="checkbox"
              name={selection.name}
              value={selection.value(row)}
              aria-label={selection.label(row)}
              checked={selection.chosen?.(row)}
              form={selection.form}
            />
          )}
        </td>
      )}
      {columns.map((column, index) => {
        const content = moved && index === columns.length - 1 ? stale : column.cell(row);
        const label = column.label ?? (typeof column.title === 'string' ? column.title : undefined);
        return column.isRowHeader ? (
          <th scope="row" class={cellLook(column)}>
            {content}
          </th>
        ) : (
          <td class={cellLook(column)} data-label={label}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

function cellLook(column: { numeric?: boolean; nowrap?: boolean } | undefined): string | undefined {
  return named(column?.numeric && 'data__cell--numeric', column?.nowrap && 'data__cell--nowrap') || undefined;
}
