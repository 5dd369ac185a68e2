import { type Content, type View, named } from '../element.js';
import { KeyHint } from './key-hint.js';

export interface SheetColumn<Row> {
  title: Content;
  cell: (row: Row, index: number) => Content;
  align?: 'center' | 'right';
  /** As narrow as a number, a word or two, a place to sign; by default what is left. */
  width?: 'number' | 'word' | 'date' | 'short' | 'code' | 'medium' | 'long';
  /** A heading over this and the neighbouring columns of the same group. */
  group?: string;
}

export interface SheetTableProps<Row> {
  caption: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  /** Totals: what they are of, then one cell for each of the last columns. */
  foot?: { label: Content; cells: readonly Content[] };
  /** Room to sign or write in by hand. */
  roomy?: boolean;
  /** Smaller, for many columns. */
  dense?: boolean;
}

/**
 * A ruled table on paper; its head is repeated on every sheet that it runs over.
 * @example <SheetTable caption="Thành phần hồ sơ" columns={[{ title: 'TT', cell: (_, index) => index + 1, width: 'number' }]} rows={['Tờ khai']} />
 */
export function SheetTable<Row>({ caption, columns, rows, foot, roomy, dense }: SheetTableProps<Row>): View {
  return (
    <table class={named('sheet-table', roomy && 'sheet-table--roomy', dense && 'sheet-table--dense')}>
      <caption class={named('visually-hidden')}>{caption}</caption>
      <colgroup>
        {columns.map(({ width }) => (
          <col class={width && named(`sheet-table__${width}`)} />
        ))}
      </colgroup>
      <SheetTableHead columns={columns} />
      <tbody>
        {rows.map((row, index) => (
          <tr>
            {columns.map((column) => (
              <td class={cellLook(column)}>{column.cell(row, index)}</td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot>
          <tr>
            <th scope="row" colSpan={columns.length - foot.cells.length}>
              {foot.label}
            </th>
            {foot.cells.map((cell, index) => (
              <td class={cellLook(columns[columns.length - foot.cells.length + index])}>{cell}</td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function SheetTableHead<Row>({ columns }: { columns: readonly SheetColumn<Row>[] }): View {
  const grouped = columns.some(({ group }) => group !== undefined);
  const heads = columns.filter(({ group }, index) => group === undefined || columns[index - 1]?.group !== group);
  return (
    <thead>
      <tr>
        {heads.map((column) =>
          column.group === undefined ? (
            <th scope="col" rowSpan={grouped ? 2 : undefined}>
              {column.title}
            </th>
          ) : (
            <th scope="colgroup" colSpan={columns.filter(({ group }) => group === column.group).length}>
              {column.group}
            </th>
          ),
        )}
      </tr>
      {grouped && (
        <tr>
          {columns
            .filter(({ group }) => group !== undefined)
            .map((column) => (
              <th scope="col">{column.title}</th>
            ))}
        </tr>
      )}
    </thead>
  );
}

function cellLook<Row>(column: SheetColumn<Row> | undefined): string | undefined {
  return column?.align && named(`sheet-table__cell--${column.align}`);
}

export interface SheetLineProps {
  /** `1`, `2` … of the form. */
  number?: number;
  label: Content;
  /** As important as a name. */
  strong?: boolean;
  children: Content;
}

/** A line of a form: what is asked, what is answered. @example <SheetLine label="Địa chỉ">Thôn Hạ</SheetLine> */
export function SheetLine({ number, label, strong, children }: SheetLineProps): View {
  return (
    <p class={named('sheet__line')}>
      {number !== undefined && `${number}. `}
      {label}: {strong ? <b>{children}</b> : children}
    </p>
  );
}

/** Two or three short lines side by side. @example <SheetRow><SheetLine label="Điện thoại">0900000001</SheetLine></SheetRow> */
export function SheetRow({ children }: { children: Content }): View {
  return <div class={named('sheet__row')}>{children}</div>;
}

/** Small print at the foot. @example <SheetNote>Giấy này được lập thành 02 liên.</SheetNote> */
export function SheetNote({ children }: { children: Content }): View {
  return <div class={named('sheet__note')}>{children}</div>;
}

export interface PrintBarProps {
  title: string;
  back: { href: string; text: string };
  pdf: { href: string; text?: string };
  /** How many sheets there are, where more than one. */
  note?: Content;
}

/** Above the paper on screen, never on it. The button to print shows where there is a script. @example <PrintBar title="Giấy tiếp nhận" back={{ href: '/', text: 'Về hồ sơ' }} pdf={{ href: '/in/a.pdf' }} /> */
export function PrintBar({ title, back, pdf, note }: PrintBarProps): View {
  return (
    <header class={named('print-bar')}>
      <a class={named('back-link')} href={back.href}>
        {back.text}
      </a>
      <p class={named('print-bar__title')}>
        {title}
        {note !== undefined && <span class={named('print-bar__note')}> · {note}</span>}
      </p>
      <button type="button" class={named('button')} data-print hidden aria-keyshortcuts="P">
        In <KeyHint keys="P" />
      </button>
      <a class={named('button', 'button--secondary')} role="button" draggable={false} href={pdf.href}>
        {pdf.text ?? 'Tải PDF'}
      </a>
    </header>
  );
}
