import { Get } from '@nestjs/common';
import { type Answer, Asked, DeskController, page, type Question, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, PageQuery, ROLES } from '#src/platform/http';
import { ListCounted } from '#src/reports';
import { COUNTED_PATH, countedAddress } from '../domain/counted-address.js';
import { CountedPage } from './counted.page.js';
import { shownPeriod } from './period.form.js';

const PER_PAGE = 50;

/** The dossiers that a number counts for the unit over a period, without a report having been run. */
@DeskController(COUNTED_PATH)
export class CountedController {
  constructor(
    private readonly listing: ListCounted,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Visiting() { unitId }: Visit, @Asked() query: Question): Promise<Answer> {
    const { bieu: table = '', cot: column = '', tiep: cursor } = query;
    const today = this.clock.today();
    const { period, state } = await shownPeriod(query, today);
    const list = await this.listing.list({ unitId, table, column, period }, Object.assign(new PageQuery(), { limit: PER_PAGE, ...(cursor !== undefined && { cursor }) }));
    const body = <CountedPage table={table} list={list} period={period} state={state} address={countedAddress(table, column, period)} isFirst={cursor === undefined} today={today} />;
    return page({ title: list.title, current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
