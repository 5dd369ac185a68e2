import { formatNumber } from '#libs/vietnamese';
import { type View, named } from '../element.js';
import { ChartFrame, type ChartProps, ceilingOf, seriesLook } from './chart-frame.js';

const WIDTH = 380;
const NAMES = 155;
const BAR = 14;
const GAP = 8;

/**
 * Lying bars, one group per label: load per officer, dossiers per field.
 * @example <BarChart id="load" title="Hồ sơ đang giữ" labelTitle="Cán bộ" labels={['Địa chính']} series={[{ name: 'Hồ sơ', values: [12] }]} />
 */
export function BarChart(chart: ChartProps): View {
  const { id, labels, series } = chart;
  const ceiling = ceilingOf(series.flatMap((each) => each.values));
  const group = series.length * BAR + GAP;
  const height = labels.length * group + GAP;
  const long = (value: number) => Math.round(((WIDTH - NAMES - 40) * value * 10) / ceiling) / 10;
  return (
    <ChartFrame chart={chart} drawn="bars">
      <svg class={named('chart__svg')} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <line class={named('chart__axis')} x1={NAMES} y1={0} x2={NAMES} y2={height} />
        {labels.map((label, row) => (
          <g aria-hidden="true">
            <text class={named('chart__label')} x={NAMES - 8} y={GAP + row * group + (series.length * BAR) / 2 + 4} text-anchor="end">
              {label.length > 20 ? `${label.slice(0, 19)}…` : label}
            </text>
            {series.map((each, index) => {
              const value = each.values[row] ?? 0;
              const y = GAP + row * group + index * BAR;
              return (
                <>
                  <rect class={seriesLook('chart__bar', each, index)} x={NAMES} y={y + 1} width={long(value)} height={BAR - 2} />
                  <text class={named('chart__value')} x={NAMES + long(value) + 5} y={y + BAR - 3}>
                    {each.values[row] === undefined || each.values[row] === null ? '' : formatNumber(each.values[row])}
                  </text>
                </>
              );
            })}
          </g>
        ))}
      </svg>
    </ChartFrame>
  );
}
