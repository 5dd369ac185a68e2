import { Get, Query } from '@nestjs/common';
import { type Answer, DeskController, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, ROLES, UuidParam } from '#src/platform/http';
import { CountRun, FindReports, ListCorrections, REPORT_ROLES } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { holds } from './access.js';
import { CorrectionsPage } from './corrections.page.js';

/** What was entered after a closed table was counted; and the table counted again as of then. */
@DeskController('bao-cao/:id/dinh-chinh')
@Allow(...ROLES)
export class CorrectionsController {
  constructor(
    private readonly finding: FindReports,
    private readonly listing: ListCorrections,
    private readonly counting: CountRun,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit, @UuidParam('id') id: string, @Query('dem-lai') again?: string): Promise<Answer> {
    const run = await this.finding.getFinished(visit.caller, id);
    const { corrections, complete } = await this.listing.of(visit.caller, run);
    const mayRecount = holds(visit, ...REPORT_ROLES);
    const recount = again === '1' && mayRecount ? await this.counting.again(run) : undefined;
    const people = await this.names.people(corrections.flatMap(({ entries }) => entries.map(({ actorId }) => actorId)));
    const unitNames = run.unitIds.length > 1 ? await this.names.unitNames(run, corrections.map(({ unitId }) => unitId)) : undefined;
    const body = <CorrectionsPage run={run} corrections={corrections} complete={complete} people={people} unitNames={unitNames} recount={recount} mayRecount={mayRecount} today={this.clock.today()} />;
    return page({ title: 'Danh sách đính chính', current: 'reports', body });
  }
}
