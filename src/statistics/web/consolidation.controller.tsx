import { Get, Query } from '@nestjs/common';
import { type ReportId } from '#libs/reporting';
import { type Answer, DeskController, mustBe, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, PageQuery } from '#src/platform/http';
import { Consolidation, FindReports, isFinished, REPORT_ROLES, type RunHead } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { DEFINITION_IDS } from '../domain/run-words.js';
import { ConsolidationPage } from './consolidation.page.js';
import { shownPeriod } from './period.form.js';

const RUNS = 200;

/** Who below has closed a table of a period, and the consolidated tables made of what they closed. */
@DeskController('bao-cao/tong-hop')
export class ConsolidationController {
  constructor(
    private readonly consolidation: Consolidation,
    private readonly finding: FindReports,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Allow(...REPORT_ROLES)
  @Get()
  async show(@Visiting() visit: Visit, @Query() query: Record<string, string>): Promise<Answer> {
    mustBe(visit, ...REPORT_ROLES);
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const definition = DEFINITION_IDS.find((id) => id === query.bieu) ?? 'R2';
    const [unit, closings, runs] = await Promise.all([
      this.names.unitIn(visit.unitId, period), this.consolidation.closings(visit.caller, visit.unitId, definition, period), this.runsOf(visit, definition, period),
    ]);
    const totals = await this.totals(visit, runs);
    const body = <ConsolidationPage unit={unit} definition={definition} period={period} state={state} closings={closings} runs={runs} totals={totals} today={today} />;
    return page({ title: 'Tổng hợp từ các đơn vị', current: 'reports', hasErrors: state.errors.length > 0, body });
  }

  private async runsOf({ caller, unitId }: Visit, definition: ReportId, period: { from: string; to: string }): Promise<RunHead[]> {
    const { items } = await this.finding.list(caller, unitId, Object.assign(new PageQuery(), { limit: RUNS }));
    return items.filter((run) => run.consolidated && run.definition === definition && run.period.from === period.from && run.period.to === period.to);
  }

  /** Of the newest table with a row per unit: the whole of those that took others' work over. */
  private async totals({ caller }: Visit, runs: readonly RunHead[]) {
    const newest = runs.find(({ layout, state }) => layout === 'by_unit' && state === 'done');
    const run = newest && (await this.finding.get(caller, newest.id));
    return run && isFinished(run) ? this.consolidation.successorTotals(run) : null;
  }
}
