import { Get } from '@nestjs/common';
import { type Answer, DeskController, file, page, parts, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, UuidParam } from '#src/platform/http';
import { FindNarratives, narrativeFileName, REPORT_ROLES } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { narrativeTitle } from '../domain/narrative-words.js';
import { NarrativeOrderBody, NarrativeOrderPage, type NarrativeOrderProps } from './narrative-order.page.js';
import { DOCX } from './narrative.controller.js';

/** One periodic report that was asked for: how far it has come, then its file. */
@DeskController('bao-cao/cchc/:id')
@Allow(...REPORT_ROLES)
export class NarrativeOrderController {
  constructor(
    private readonly finding: FindNarratives,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const props = await this.props(visit, id);
    return page({ title: narrativeTitle(props.narrative), current: 'reports', body: <NarrativeOrderPage {...props} /> });
  }

  /** Asked for by the page itself every second, until there is a file to offer in place of the progress. */
  @Get('tien-do')
  async progress(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return parts(<NarrativeOrderBody {...(await this.props(visit, id))} />);
  }

  @Get('tai')
  async download(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const narrative = await this.finding.get(caller, id);
    return file(narrativeFileName(narrative), DOCX, await this.finding.file(narrative));
  }

  private async props({ caller }: Visit, id: string): Promise<NarrativeOrderProps> {
    const narrative = await this.finding.get(caller, id);
    const [unit, people] = await Promise.all([this.names.unitIn(narrative.unitId, narrative.period), this.names.people([narrative.requestedBy])]);
    return { narrative, unitName: unit.name, by: people.get(narrative.requestedBy) ?? '', today: this.clock.today() };
  }
}
