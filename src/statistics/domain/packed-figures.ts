import type { FigureLine } from '#src/reports';

export type PackedFigure = Pick<FigureLine, 'indicator' | 'year' | 'value' | 'until'>;

/** Figures that were looked at travel with the form that enters them. */
export function packFigures(lines: readonly PackedFigure[]): string {
  return JSON.stringify(lines.map(({ indicator, year, value, until }) => ({ indicator, year, value, until })));
}

/** Undefined where it is no list; whether each is a figure is for those who enter them to say. */
export function unpackFigures(text: string): unknown[] | undefined {
  try {
    const figures: unknown = JSON.parse(text);
    return Array.isArray(figures) ? figures : undefined;
  } catch {
    return undefined;
  }
}

/** The first year that is written; undefined where there is none. */
export function firstYearOf(figures: readonly unknown[]): number | undefined {
  const years = figures.flatMap((figure) => {
    const { year } = (figure ?? {}) as { year?: unknown };
    return typeof year === 'number' ? [year] : [];
  });
  return years.length === 0 ? undefined : Math.min(...years);
}
