import { Injectable } from '@nestjs/common';
import type { HistoricalFigure } from '#libs/reporting';
import type { Tx } from '#src/platform/database';

/** Figures of the multi-year appendix that were entered by hand. Append-only: the last version holds. */
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

  /** @param figure value null withdraws what was entered */
  async add(tx: Tx, unitId: string, figure: Omit<HistoricalFigure, 'value'> & { value: HistoricalFigure['value'] | null }, accountId: string, at: Date): Promise<void> {
    const { indicator, year, value, origin, source } = figure;
    await tx.run(
      `INSERT INTO reports.entered_figure (unit_id, indicator, year, version, value, origin, source, entered_by, entered_at)
       SELECT $1, $2, $3, coalesce(max(f.version), 0) + 1, $4::jsonb, $5, $6, $7, $8 FROM reports.entered_figure f WHERE f.unit_id = $1 AND f.indicator = $2 AND f.year = $3`,
      [unitId, indicator, year, JSON.stringify(value), origin, source, accountId, at],
    );
  }
}
