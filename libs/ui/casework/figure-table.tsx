import { type Content, type View, named } from '../element.js';

/** A head over one column or several, on one line of heads or several. */
export interface FigureHead {
  text: string;
  columns: number;
  lines: number;
}

export interface Figure {
  text: string;
  /** Where what was counted is listed. */
  href?: string;
}

export interface FigureRow {
  number: string;
  name: string;
  figures: readonly Figure[];
  /** A number of this row fails a check; said in words elsewhere too. */
  wrong?: boolean;
}

export interface FigureTableProps {
  caption: string;
  /** Line by line, the topmost merged heads first. The first two columns are the row's number and its name. */
  heads: readonly (readonly FigureHead[])[];
  /** `(1)`, `(2)` … where the form has them. */
  numbers?: readonly string[];
  rows: readonly FigureRow[];
  total: FigureRow;
  /** On paper nothing scrolls and nothing leads on. */
  onPaper?: boolean;
}

/**
 * A table of figures as its form prints it. On screen it scrolls by itself, and heads and names stay in view.
 * @example <FigureTable caption="Biểu R1" heads={[[{ text: 'STT', columns: 1, lines: 1 }]]} rows={[]} total={{ number: '', name: 'Tổng', figures: [] }} />
 */
export function FigureTable(props: FigureTableProps): View {
  const { caption, onPaper } = props;
  if (onPaper) return <Figures {...props} look="figures__paper" />;
  return (
    <div class={named('figures')} role="region" aria-label={caption} tabIndex={0}>
      <Figures {...props} look="figures__table" />
    </div>
  );
}

function Figures({ caption, heads, numbers, rows, total, look, onPaper }: FigureTableProps & { look: string }): View {
  return (
    <table class={named(look)}>
      <caption class={named('visually-hidden')}>{caption}</caption>
      <thead>
        {heads.map((line) => (
          <tr>
            {line.map(({ text, columns, lines }) => (
              <th scope={columns > 1 ? 'colgroup' : 'col'} colSpan={columns > 1 ? columns : undefined} rowSpan={lines > 1 ? lines : undefined}>
                {text}
              </th>
            ))}
          </tr>
        ))}
        {numbers && (
          <tr class={named('figures__numbers')}>
            {numbers.map((number) => (
              <td>{number}</td>
            ))}
          </tr>
        )}
      </thead>
      <tbody>
        {rows.map((row) => (
          <FigureLine row={row} onPaper={onPaper} />
        ))}
      </tbody>
      <tfoot>
        <FigureLine row={total} onPaper={onPaper} />
      </tfoot>
    </table>
  );
}

function FigureLine({ row: { number, name, figures, wrong }, onPaper }: { row: FigureRow; onPaper?: boolean }): View {
  return (
    <tr class={wrong ? named('figures__row--wrong') : undefined}>
      <td>{number}</td>
      <th scope="row">{name}</th>
      {figures.map((figure) => (
        <td class={named('figures__cell')}>{onPaper ? figure.text : shownFigure(figure)}</td>
      ))}
    </tr>
  );
}

function shownFigure({ text, href }: Figure): Content {
  return href === undefined || text === '' ? text : <a href={href}>{text}</a>;
}
