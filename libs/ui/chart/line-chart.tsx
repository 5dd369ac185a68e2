import { formatNumber } from '#libs/vietnamese';
import { type View, named } from '../element.js';
import { ChartFrame, type ChartProps, ceilingOf, seriesLook } from './chart-frame.js';

const WIDTH = 380;
const HEIGHT = 190;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 10;
const RIGHT = 14;

/**
 * Lines over time. A missing value leaves a gap.
 * @example <LineChart id="trend" title="Tiếp nhận và trả" labelTitle="Tháng" labels={['10/2021', '11/2021']} series={[{ name: 'Tiếp nhận', values: [120, 140] }]} />
 */
export function LineChart(chart: ChartProps): View {
  const { id, labels, series } = chart;
  const ceiling = ceilingOf(series.flatMap((each) => each.values));
  const x = (index: number) => round(LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, labels.length - 1));
  const y = (value: number) => round(HEIGHT - BOTTOM - (value * (HEIGHT - BOTTOM - TOP)) / ceiling);
  const every = Math.ceil(labels.length / 8);
  return (
    <ChartFrame chart={chart} drawn="lines">
      <svg class={named('chart__svg')} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${id}-title`}>
        {[0, 1, 2, 3, 4].map((step) => (
          <g aria-hidden="true">
            <line class={named('chart__grid')} x1={LEFT} x2={WIDTH - RIGHT} y1={y((ceiling * step) / 4)} y2={y((ceiling * step) / 4)} />
            <text class={named('chart__value')} x={LEFT - 6} y={y((ceiling * step) / 4) + 4} text-anchor="end">
              {formatNumber((ceiling * step) / 4)}
            </text>
          </g>
        ))}
        {labels.map((label, index) =>
          index % every === 0 ? (
            <text class={named('chart__value')} x={x(index)} y={HEIGHT - 6} text-anchor="middle" aria-hidden="true">
              {label}
            </text>
          ) : null,
        )}
        {series.map((each, index) => (
          <path class={seriesLook('chart__line', each, index)} d={pathOf(each.values, x, y)} />
        ))}
      </svg>
    </ChartFrame>
  );
}

function pathOf(values: readonly (number | null)[], x: (index: number) => number, y: (value: number) => number): string {
  const steps = values.map((value, index) => {
    if (value === null) return '';
    const start = index === 0 || values[index - 1] === null;
    // A lone point is drawn as a dot by the round end of its line.
    return `${start ? 'M' : 'L'}${x(index)} ${y(value)}${start ? 'h0' : ''}`;
  });
  return steps.join('');
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
