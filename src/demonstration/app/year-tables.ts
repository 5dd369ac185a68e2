import { Injectable } from '@nestjs/common';
import { presetPeriod } from '#libs/reporting';
import { Database } from '#src/platform/database';
import { FindReports, type FinishedRun, isFinished, PrintReport, RequestReport } from '#src/reports';
import { COMMUNE, REGISTER_YEAR } from '../domain/duong-ha.js';
import { OPERATOR } from '../domain/operator.js';
import { waitFor } from './waiting.js';

const YEAR = presetPeriod('year', REGISTER_YEAR);
const TABLES = ['R1', 'R2'] as const;

/** The year's tables, asked for as anybody would and counted by the worker. */
@Injectable()
export class YearTables {
  constructor(
    private readonly database: Database,
    private readonly request: RequestReport,
    private readonly find: FindReports,
    private readonly print: PrintReport,
  ) {}

  /** Asks for those that were not asked for before. @returns the commune's own table R1, for the terminal */
  async run(stop: AbortSignal): Promise<string> {
    const ids = await this.requested();
    const runs: FinishedRun[] = [];
    for (const id of ids) {
      runs.push(await waitFor(stop, async () => {
        const run = await this.find.ofUnit(COMMUNE.id, id);
        return run && isFinished(run) ? run : undefined;
      }));
    }
    return this.print.text(runs[0] as FinishedRun);
  }

  /** In the order of TABLES. */
  private async requested(): Promise<string[]> {
    const { items } = await this.find.list(OPERATOR, COMMUNE.id, { limit: 50 });
    const ids: string[] = [];
    for (const definition of TABLES) {
      const before = items.find((run) => run.definition === definition && run.period.label === YEAR.label && run.state !== 'failed');
      const order = { definition, period: YEAR, unitId: COMMUNE.id };
      ids.push(before?.id ?? (await this.database.inUnit(COMMUNE.id, (tx) => this.request.request(tx, null, order))).id);
    }
    return ids;
  }
}
