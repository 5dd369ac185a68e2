import { Get } from '@nestjs/common';
import { RECORD_REPORTS, type RecordReportId } from '#libs/reporting';
import { type Answer, Asked, DeskController, page, type Question, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, PageQuery, refuseHttp, ROLES, TextParam } from '#src/platform/http';
import { CountRecords, ListCell } from '#src/reports';
import { cellHeads } from '../domain/cell-heads.js';
import { valueOf } from '../domain/period-choices.js';
import { opensCatalogue } from './access.js';
import { CellPage } from './cell.page.js';
import { shownPeriod } from './period.form.js';

const PER_PAGE = 50;

/** What is behind a number of a table that was counted as one looked. */
@DeskController('bao-cao/bieu/:table/o')
export class RecordCellsController {
  constructor(
    private readonly counting: CountRecords,
    private readonly listing: ListCell,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Visiting() visit: Visit, @TextParam('table', 20) name: string, @Asked() query: Question): Promise<Answer> {
    if (!Object.hasOwn(RECORD_REPORTS, name)) throw refuseHttp('http.no_such_route');
    const { caller, unitId } = visit;
    const { dong: row = '', cot: column = '', tiep: cursor } = query;
    const today = this.clock.today();
    const { period } = await shownPeriod(query, today);
    const table = await this.counting.withRows(name as RecordReportId, { unitId, period });
    const list = await this.listing.list(caller, table, { row, column }, Object.assign(new PageQuery(), { limit: PER_PAGE, ...(cursor !== undefined && { cursor }) }));
    const heads = cellHeads(table.outcome.table, row, column);
    const path = `/bao-cao/bieu/${name}`;
    const asked = `?period=${valueOf(period)}`;
    const body = (
      <CellPage
        table={{ href: `${path}${asked}`, text: 'Về bảng' }} period={period} changesHref={null} heads={heads} list={list} units={new Map()}
        address={`${path}/o${asked}&dong=${encodeURIComponent(row)}&cot=${encodeURIComponent(column)}`} isFirst={cursor === undefined} opensCatalogue={opensCatalogue(visit)} today={today}
      />
    );
    return page({ title: `${heads.row}: ${heads.column}`, current: 'reports', body });
  }
}
