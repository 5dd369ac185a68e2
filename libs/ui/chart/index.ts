export { BarChart } from './bar-chart.js';
export type { ChartProps, ChartSeries } from './chart-frame.js';
export { LineChart } from './line-chart.js';
