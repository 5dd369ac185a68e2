import type { FigureChart } from '#libs/reporting';
import { BarChart, EmptyState, Grid, LineChart, type View } from '#libs/ui';

export function RunCharts({ charts }: { charts: readonly FigureChart[] }): View {
  if (charts.length === 0) return <EmptyState title="Không có số liệu nào trong kỳ để vẽ" />;
  return (
    <Grid tile="large">
      {charts.map((chart) => (
        <RunChart chart={chart} />
      ))}
    </Grid>
  );
}

function RunChart({ chart: { key, title, kind, labelTitle, labels, series, beside, unit } }: { chart: FigureChart }): View {
  const shown = { id: key.replaceAll('_', '-'), title, labelTitle, labels, series, beside, ...(unit === '%' && { decimals: 2 }) };
  return kind === 'bars' ? <BarChart {...shown} /> : <LineChart {...shown} />;
}
