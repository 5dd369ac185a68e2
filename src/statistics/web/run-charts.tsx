import { type ReportTable, shareSeries } from '#libs/reporting';
import { BarChart, EmptyState, Grid, LineChart, type View } from '#libs/ui';
import type { MonthFigures } from '../app/monthly-course.js';

/** The column that says how much there was to do. */
const RECEIVED = ['total', 'received'];

export function RunCharts({ table, course }: { table: ReportTable; course: readonly MonthFigures[] }): View {
  const column = table.columns.find(({ key }) => RECEIVED.includes(key));
  const shares = column ? shareSeries(table, column.key, 10).points : [];
  if (shares.length === 0 && course.length === 0) return <EmptyState title="Không có hồ sơ nào trong kỳ để vẽ" />;
  return (
    <>
      {shares.length > 0 && (
        <BarChart
          id="shares"
          title={table.layout === 'by_unit' ? 'Hồ sơ nhận giải quyết theo đơn vị' : 'Hồ sơ nhận giải quyết theo lĩnh vực'}
          labelTitle={table.layout === 'by_unit' ? 'Đơn vị' : 'Lĩnh vực'}
          labels={shares.map(({ label }) => label)}
          series={[{ name: 'Hồ sơ', values: shares.map(({ value }) => value) }]}
        />
      )}
      {course.length > 0 && <CourseCharts course={course} />}
    </>
  );
}

function CourseCharts({ course }: { course: readonly MonthFigures[] }): View {
  const labels = course.map(({ month }) => month);
  return (
    <Grid tile="large">
      <LineChart
        id="course"
        title="Tiếp nhận và giải quyết, 12 tháng đến cuối kỳ"
        labelTitle="Tháng"
        labels={labels}
        series={[{ name: 'Tiếp nhận', values: course.map(({ received }) => received) }, { name: 'Đã giải quyết', values: course.map(({ finished }) => finished) }]}
      />
      <LineChart
        id="rates"
        title="Tỷ lệ đúng hạn và tỷ lệ trực tuyến, %"
        labelTitle="Tháng"
        labels={labels}
        decimals={2}
        series={[
          { name: 'Trước và đúng hạn', values: course.map(({ onTimeRate }) => onTimeRate), tone: 'in-term' },
          { name: 'Trực tuyến', values: course.map(({ onlineRate }) => onlineRate), tone: 'stopped' },
        ]}
      />
    </Grid>
  );
}
