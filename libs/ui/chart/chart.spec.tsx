import { describe, expect, test } from '@jest/globals';
import { renderPart } from '../render.js';
import { ceilingOf } from './chart-frame.js';
import { BarChart, LineChart } from './index.js';

const trend = { id: 'trend', title: 'Tiếp nhận', labelTitle: 'Tháng', labels: ['09', '10', '11'], series: [{ name: 'Tiếp nhận', values: [50, null, 1200] }] };

describe('charts', () => {
  test('have a name, and a table that says the same in numbers', () => {
    const html = renderPart(<LineChart {...trend} />);
    expect(html).toContain('<figcaption class="mc-chart__title" id="trend-title">Tiếp nhận</figcaption>');
    expect(html).toContain('role="img" aria-labelledby="trend-title"');
    expect(html).toContain('<th scope="row">11</th><td class="mc-data__cell--numeric" data-label="Tiếp nhận">1.200</td>');
    expect(html).toContain('data-label="Tiếp nhận">–</td>');
  });

  test('a missing value is a gap in the line', () => {
    const path = /class="mc-chart__line mc-chart__line--plain" d="([^"]+)"/.exec(renderPart(<LineChart {...trend} />))?.[1] ?? '';
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path).not.toContain('L');
  });

  test('bars are as long as their values', () => {
    const html = renderPart(<BarChart id="load" title="Đang giữ" labelTitle="Bộ phận" labels={['A', 'B']} series={[{ name: 'Hồ sơ', values: [10, 5] }]} />);
    const [long = 0, half = 0] = [...html.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(long).toBe(2 * half);
  });

  test('nothing at all still draws', () => {
    expect(renderPart(<LineChart {...trend} labels={[]} series={[{ name: 'Tiếp nhận', values: [] }]} />)).not.toMatch(/NaN|Infinity/);
    expect(renderPart(<BarChart {...trend} series={[{ name: 'Tiếp nhận', values: [0, 0, 0] }]} />)).not.toMatch(/NaN|Infinity/);
  });

  test('the grid ends at a round number', () => {
    expect([[37], [100], [101], [0], [3], [null, 7]].map(ceilingOf)).toEqual([40, 100, 200, 4, 4, 8]);
  });
});
