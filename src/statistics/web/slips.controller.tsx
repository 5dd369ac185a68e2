import { Body, Get, Post } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { formatDate } from '#libs/civil-date';
import { formatNumber } from '#libs/vietnamese';
import { type Answer, Asked, DeskController, mustBe, page, placeErrors, type Question, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, PageQuery, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { CancelSlips, CancelSlipsForm, EnterSlips, ListSlips, SLIP_ENTERERS, SLIP_READERS, SlipsForm } from '#src/surveys';
import { holds, tabsFor } from './access.js';
import { CancelSlipsPage, SLIPS_PATH, SlipsPage } from './slips.page.js';

const ENTRIES = 50;

/** The book of paper slips handed out: told to by clerks and the controller. */
@DeskController(SLIPS_PATH)
export class SlipsController {
  constructor(
    private readonly database: Database,
    private readonly book: ListSlips,
    private readonly entering: EnterSlips,
    private readonly cancelling: CancelSlips,
    private readonly clock: Clock,
  ) {}

  @Allow(...SLIP_READERS)
  @Get()
  show(@Visiting() visit: Visit, @Asked() { tiep }: Question): Promise<Answer> {
    return this.shown(visit, new FormState({ _key: uuidv7(), day: formatDate(this.clock.today()) }), tiep);
  }

  @Allow(...SLIP_ENTERERS)
  @Post()
  async enter(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...SLIP_ENTERERS);
    const form = await readForm(SlipsForm, fields);
    if (!form.ok) return this.shown(visit, form.state);
    const { caller, unitId } = visit;
    const done = await attempt(() => this.database.inUnit(unitId, (tx) => this.entering.run(tx, caller, unitId, form.value, form.state.value('_key'))));
    if (!done.ok) return this.shown(visit, form.state.with(...placeErrors(done.errors, { 'surveys.slips_day_not_come': 'day', 'surveys.unknown_field': 'field' })));
    const { slips, day } = done.done;
    return seeOther(SLIPS_PATH, { tone: 'done', text: `Đã ghi ${formatNumber(slips)} phiếu phát ra ngày ${formatDate(day)}.` });
  }

  @Allow(...SLIP_ENTERERS)
  @Get(':id/huy')
  cancelForm(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.shownCancel(visit, id, new FormState({ _key: uuidv7() }));
  }

  @Allow(...SLIP_ENTERERS)
  @Post(':id/huy')
  async cancel(@Visiting() visit: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...SLIP_ENTERERS);
    const form = await readForm(CancelSlipsForm, fields);
    if (!form.ok) return this.shownCancel(visit, id, form.state);
    const { caller, unitId } = visit;
    const done = await attempt(() => this.database.inUnit(unitId, (tx) => this.cancelling.run(tx, caller, unitId, id, form.value.reason, form.state.value('_key'))));
    if (!done.ok) return this.shownCancel(visit, id, form.state.with(...done.errors));
    const { slips, day } = done.done;
    return seeOther(SLIPS_PATH, { tone: 'done', text: `Đã hủy lần ghi ${formatNumber(slips)} phiếu ngày ${formatDate(day)}.` });
  }

  private async shown(visit: Visit, state: FormState, cursor?: string): Promise<Answer> {
    mustBe(visit, ...SLIP_READERS);
    const { caller, unitId } = visit;
    const asked = Object.assign(new PageQuery(), { limit: ENTRIES, ...(cursor !== undefined && { cursor }) });
    const [entries, fields] = await Promise.all([this.book.list(caller, unitId, asked), this.book.fields(unitId)]);
    const rights = { mayEnter: holds(visit, ...SLIP_ENTERERS), mayCancelAll: holds(visit, 'controller'), accountId: caller.accountId };
    const body = (
      <SlipsPage entries={entries} fields={fields} state={state} rights={rights} isFirst={cursor === undefined} today={this.clock.today()} tabs={tabsFor(visit)} />
    );
    return page({ title: 'Phiếu khảo sát phát ra', current: 'reports', hasErrors: state.errors.length > 0, body });
  }

  private async shownCancel(visit: Visit, id: string, state: FormState): Promise<Answer> {
    mustBe(visit, ...SLIP_ENTERERS);
    const entry = await this.database.inUnit(visit.unitId, (tx) => this.book.get(tx, visit.unitId, id));
    return page({ title: 'Hủy lần ghi phiếu phát ra', current: 'reports', hasErrors: state.errors.length > 0, body: <CancelSlipsPage entry={entry} state={state} /> });
  }
}
