import { Body, Get, Post, Query } from '@nestjs/common';
import { Inbox, type InboxItem } from '#src/alerts';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, refuseInvalid, ROLES } from '#src/platform/http';
import { localPath, readForm } from '#src/platform/view';
import { Units } from '#src/units';
import { type Answer, page, seeOther } from '../domain/answer.js';
import { AlertsQuery, AllSeenForm, SeenForm } from './alerts.form.js';
import { AlertsPage } from './alerts.page.js';
import { DeskController } from './desk-controller.js';
import { type Visit, Visiting } from './visit.js';

const PER_PAGE = 30;

@DeskController('canh-bao')
export class AlertsController {
  constructor(
    private readonly inbox: Inbox,
    private readonly database: Database,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async list(@Visiting() visit: Visit, @Query() query: AlertsQuery): Promise<Answer> {
    const { caller } = visit;
    const [{ items, next }, count] = await Promise.all([this.inbox.page(caller, query.xem === 'con-hieu-luc', PER_PAGE, query.tu), this.inbox.count(caller)]);
    const body = (
      <AlertsPage
        items={items}
        count={count}
        all={query.xem === 'tat-ca'}
        from={query.tu}
        next={next}
        unitNames={caller.unitIds.length > 1 ? await this.unitNames(visit, items) : undefined}
        now={this.clock.now()}
      />
    );
    return page({ title: 'Cảnh báo', body });
  }

  @Allow(...ROLES)
  @Post('da-xem')
  async seen(@Visiting() { caller }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(SeenForm, fields);
    // Nothing here is typed by anybody: what is wrong was not sent by this page.
    if (!form.ok) throw refuseInvalid(form.state.errors);
    await this.inbox.markSeen(caller, form.value.unitId, form.value.id);
    return seeOther(form.value.tiep === undefined ? '/canh-bao' : localPath(form.value.tiep));
  }

  @Allow(...ROLES)
  @Post('da-xem-het')
  async allSeen(@Visiting() { caller }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(AllSeenForm, fields);
    if (!form.ok) throw refuseInvalid(form.state.errors);
    const marked = await this.inbox.markAllSeen(caller, form.value.until);
    return seeOther('/canh-bao', { tone: 'done', text: marked > 0 ? `Đã đánh dấu đã xem ${marked} cảnh báo.` : 'Không còn cảnh báo nào chưa xem.' });
  }

  /** The tree of units is national: any fence will do. */
  private unitNames({ unitId }: Visit, items: readonly InboxItem[]): Promise<Map<string, string>> {
    return this.database.inUnit(unitId, async (tx) => {
      const names = new Map<string, string>();
      for (const id of new Set(items.map((item) => item.unitId))) names.set(id, (await this.units.get(tx, id)).name);
      return names;
    });
  }
}
