import { Injectable } from '@nestjs/common';
import type { HistoricalFigure } from '#libs/reporting';
import type { Tx } from '#src/platform/database';

/** A value of null withdraws what was entered. */
export type EnteredFigure = Omit<HistoricalFigure, 'value'> & { value: HistoricalFigure['value'] | null };

/** Figures of the multi-year appendix that were entered by hand or from a file. Append-only: the last version holds. */
@Injectable()
export class FigureStore {
  /** Those that were not withdrawn. */
  of(tx: Tx, unitId: string): Promise<HistoricalFigure[]> {
    return tx.rows<HistoricalFigure>(
      `SELECT h.indicator, h.year, h.value, h.origin, h.source FROM (
         SELECT DISTINCT ON (f.indicator, f.year) f.indicator, f.year, f.value, f.origin, f.source FROM reports.entered_figure f
         WHERE f.unit_id = $1 ORDER BY f.indicator, f.year, f.version DESC) AS h
       WHERE h.value <> 'null'::jsonb ORDER BY h.year, h.indicator`,
      [unitId],
    );
  }

  /** @param figures no two of one indicator and year */
  async add(tx: Tx, unitId: string, figures: readonly EnteredFigure[], { accountId, at }: { accountId: string; at: Date }): Promise<void> {
    await tx.run(
      `INSERT INTO reports.entered_figure (unit_id, indicator, year, version, value, origin, source, entered_by, entered_at)
       SELECT $1, r.indicator, r.year, (SELECT coalesce(max(f.version), 0) + 1 FROM reports.entered_figure f WHERE f.unit_id = $1 AND f.indicator = r.indicator AND f.year = r.year),
         r.value::jsonb, r.origin, r.source, $7, $8
       FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[]) AS r (indicator, year, value, origin, source)`,
      [
        unitId, figures.map(({ indicator }) => indicator), figures.map(({ year }) => year), figures.map(({ value }) => JSON.stringify(value)),
        figures.map(({ origin }) => origin), figures.map(({ source }) => source), accountId, at,
      ],
    );
  }
}
