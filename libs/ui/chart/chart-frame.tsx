import { formatNumber } from '#libs/vietnamese';
import { type Content, type View, named } from '../element.js';
import { DataTable } from '../casework/data-table.js';

export interface ChartSeries {
  name: string;
  /** One per label; null where there is no value. */
  values: readonly (number | null)[];
  tone?: 'plain' | 'in-term' | 'near' | 'overdue' | 'stopped';
}

export interface ChartProps {
  /** Makes the ids of the picture unique on the page. */
  id: string;
  title: string;
  /** What the labels are: `Tháng`, `Cán bộ`. */
  labelTitle: string;
  labels: readonly string[];
  series: readonly ChartSeries[];
  /** In the table only: what the drawn values are made of. */
  beside?: readonly ChartSeries[];
  /** Digits after the comma of what is drawn. */
  decimals?: number;
}

/** The picture, and the table beside it, which says the same in numbers. */
export function ChartFrame({ chart, drawn, children }: { chart: ChartProps; drawn: 'bars' | 'lines'; children: Content }): View {
  const { id, title, labelTitle, labels, series, beside = [], decimals } = chart;
  return (
    <figure class={named('chart')} id={id}>
      <figcaption class={named('chart__title')} id={`${id}-title`}>
        {title}
      </figcaption>
      <div class={named('chart__picture')}>
        {children}
        {series.length > 1 && (
          <ul class={named('chart__legend', drawn === 'bars' && 'chart__legend--bars')}>
            {series.map((each, index) => (
              <li class={seriesLook('chart__key', each, index)}>{each.name}</li>
            ))}
          </ul>
        )}
      </div>
      <DataTable
        caption={title}
        rows={labels.map((label, index) => ({ label, index }))}
        columns={[
          { title: labelTitle, cell: (row) => row.label, isRowHeader: true },
          ...[...series.map((each) => ({ ...each, decimals: decimals ?? 0 })), ...beside.map((each) => ({ ...each, decimals: undefined }))].map((each) => ({
            title: each.name, numeric: true, cell: (row: { index: number }) => valueText(each.values[row.index], each.decimals),
          })),
        ]}
      />
    </figure>
  );
}

/** By colour, and by its place among the others where there is no colour. */
export function seriesLook(part: string, series: ChartSeries, index: number): string {
  return named(part, `${part}--${series.tone ?? (index === 0 ? 'plain' : `plain-${index + 1}`)}`, index > 0 && `${part}--nth-${index + 1}`);
}

/** The round number at or above the greatest value, so that four lines of the grid read well. @example ceilingOf([37]) === 40 */
export function ceilingOf(values: readonly (number | null)[]): number {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  if (most === 0) return 4;
  const step = 10 ** Math.floor(Math.log10(most));
  const round = [1, 2, 4, 5, 8, 10].find((factor) => factor * step >= most) ?? 10;
  return Math.max(4, round * step);
}

function valueText(value: number | null | undefined, decimals: number | undefined): string {
  return value === null || value === undefined ? '–' : formatNumber(value, decimals);
}
