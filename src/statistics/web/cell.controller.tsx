import { Get } from '@nestjs/common';
import { type Answer, Asked, DeskController, page, type Question, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, PageQuery, ROLES, UuidParam } from '#src/platform/http';
import { FindReports, ListCell } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { cellHeads } from '../domain/cell-heads.js';
import { runTitle } from '../domain/run-words.js';
import { opensCatalogue } from './access.js';
import { CellPage } from './cell.page.js';

const PER_PAGE = 50;

/** The dossiers behind a number. */
@DeskController('bao-cao/:id/o')
export class CellController {
  constructor(
    private readonly finding: FindReports,
    private readonly listing: ListCell,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Visiting() visit: Visit, @UuidParam('id') id: string, @Asked() query: Question): Promise<Answer> {
    const { caller } = visit;
    const { dong: row = '', cot: column = '', tiep: cursor } = query;
    const run = await this.finding.getFinished(caller, id);
    const list = await this.listing.list(caller, run, { row, column }, Object.assign(new PageQuery(), { limit: PER_PAGE, ...(cursor !== undefined && { cursor }) }));
    const units = run.unitIds.length > 1 ? await this.names.unitNames(run, [...list.items, ...(list.records ?? [])].map(({ unitId }) => unitId)) : new Map<string, string>();
    const heads = cellHeads(run.outcome.table, row, column);
    const address = `/bao-cao/${id}/o?dong=${encodeURIComponent(row)}&cot=${encodeURIComponent(column)}`;
    const body = <CellPage table={{ href: `/bao-cao/${id}`, text: `Về báo cáo ${runTitle(run)}` }} period={run.period} changesHref={`/bao-cao/${id}/hom-nay`} heads={heads} list={list} units={units} address={address} isFirst={cursor === undefined} opensCatalogue={opensCatalogue(visit)} today={this.clock.today()} />;
    return page({ title: `${heads.row}: ${heads.column}`, current: 'reports', body });
  }
}
