import { type FigureChart, isEmptyChart, rateChart, type ReportTable, type RowRate, shareChart } from '#libs/reporting';

/** A month of a unit's year, or of several units together. */
export interface MonthFigures {
  /** @example '09/2026' */
  month: string;
  received: number;
  finished: number;
  onTime: number;
  online: number;
  /** Per cent of the finished; null where nothing was. */
  onTimeRate: number | null;
  /** Per cent of the received. */
  onlineRate: number | null;
}

/** The column that says how much of it there is, whichever table it is. */
const AMOUNTS = ['total', 'received', 'procedures', 'ratings', 'scored'];

const ON_TIME: readonly RowRate[] = [
  { name: 'Trước và đúng hạn', part: ['finished_early', 'finished_on_time'], whole: ['finished'] },
  { name: 'Trước và đúng hạn', part: ['finished_in_term'], whole: ['finished'] },
];
const ONLINE: readonly RowRate[] = [
  { name: 'Trực tuyến', part: ['received_online'], whole: ['received_online', 'received_direct'] },
  { name: 'Trực tuyến', part: ['online'], whole: ['received'] },
];
const DIGITISED: readonly RowRate[] = [
  { name: 'Số hóa đủ khi tiếp nhận', part: ['in_full'], whole: ['received'] },
  { name: 'Kết quả điện tử', part: ['results_digitised'], whole: ['results_due'] },
];

/** What a table itself has to look at: its rows as shares, and rates row by row where its columns give any. */
export function tableCharts(table: ReportTable): FigureChart[] {
  const rows = table.layout === 'by_unit' ? 'đơn vị' : 'lĩnh vực';
  const amount = table.columns.find(({ key }) => AMOUNTS.includes(key));
  const ofLives = table.columns.some(({ key }) => key === 'finished');
  // Months say more of a unit's rates than its fields do.
  const rates = (options: readonly RowRate[], key: string, title: string): FigureChart[] => {
    if (ofLives && table.layout === 'by_field') return [];
    const shown = options.filter((rate) => [...rate.part, ...rate.whole].every((each) => table.columns.some((column) => column.key === each)));
    return shown.length === 0 ? [] : [rateChart(table, shown, { key, title })];
  };
  return [
    ...(amount ? [shareChart(table, amount.key, { key: 'shares', title: `${amount.path[0] ?? ''} theo ${rows}` })] : []),
    ...rates(ON_TIME, 'row_on_time', `Tỷ lệ giải quyết trước và đúng hạn theo ${rows}, %`),
    ...rates(ONLINE, 'row_online', `Tỷ lệ hồ sơ trực tuyến theo ${rows}, %`),
    ...digitisationCharts(table),
  ].filter((chart) => !isEmptyChart(chart));
}

/** Of R4; of any other table nothing. */
export function digitisationCharts(table: ReportTable): FigureChart[] {
  if (table.reportId !== 'R4') return [];
  const rows = table.layout === 'by_unit' ? 'đơn vị' : 'lĩnh vực';
  return [rateChart(table, DIGITISED, { key: 'digitised', title: `Tỷ lệ số hóa hồ sơ và kết quả theo ${rows}, %` })].filter((chart) => !isEmptyChart(chart));
}

/** Twelve months as lines: what came and went, how much of it in time, how much online. */
export function monthCharts(months: readonly MonthFigures[]): FigureChart[] {
  const course = (key: string, title: string, unit: FigureChart['unit'], lines: FigureChart['series'], beside: FigureChart['series'] = []): FigureChart =>
    ({ key, title, kind: 'course', unit, labelTitle: 'Tháng', labels: months.map(({ month }) => month), series: lines, beside });
  const of = (name: string, pick: (month: MonthFigures) => number | null): FigureChart['series'][number] => ({ name, values: months.map(pick) });
  const finished = of('Đã giải quyết', (month) => month.finished);
  const received = of('Tiếp nhận', (month) => month.received);
  return [
    course('flow', 'Hồ sơ tiếp nhận và giải quyết theo tháng', '', [received, finished]),
    course('on_time', 'Tỷ lệ giải quyết trước và đúng hạn theo tháng, %', '%', [of('Trước và đúng hạn', (month) => month.onTimeRate)],
      [of('Số hồ sơ', (month) => month.onTime), finished]),
    course('online', 'Tỷ lệ hồ sơ trực tuyến theo tháng, %', '%', [of('Trực tuyến', (month) => month.onlineRate)], [of('Số hồ sơ', (month) => month.online), received]),
  ].filter((chart) => !isEmptyChart(chart));
}

