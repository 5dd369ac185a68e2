import { Body, Get, Post } from '@nestjs/common';
import { addDays, formatDate } from '#libs/civil-date';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, ROLES } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { ReportSchedule } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { CLOSING_ROLES, holds, tabsFor } from './access.js';
import { owedOf, ScheduleForm, valueOfOwed } from './calendar.form.js';
import { CALENDAR_PATH, CalendarPage, SchedulePage } from './calendar.page.js';

const BACK_DAYS = 200;
const AHEAD_DAYS = 100;

/** Which reports fall due when, and the settings behind. */
@DeskController(CALENDAR_PATH)
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly schedule: ReportSchedule,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const today = this.clock.today();
    const [entries, inForce] = await Promise.all([
      this.schedule.calendar(visit.unitId, addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS)), this.schedule.inForce(visit.unitId, today),
    ]);
    const setBy = inForce && inForce.unitId !== visit.unitId ? (await this.names.unit(inForce.unitId)).name : null;
    const body = <CalendarPage entries={entries} hasSchedule={inForce !== null} setBy={setBy} maySet={holds(visit, ...CLOSING_ROLES)} tabs={tabsFor(visit)} today={today} />;
    return page({ title: 'Lịch báo cáo', current: 'reports', body });
  }

  @Allow(...CLOSING_ROLES)
  @Get('cai-dat')
  async form(@Visiting() visit: Visit): Promise<Answer> {
    const today = this.clock.today();
    const inForce = await this.schedule.inForce(visit.unitId, today);
    const own = inForce?.unitId === visit.unitId;
    const typed = { validFrom: formatDate(today), dueDays: String(inForce?.schedule.dueDays ?? 2), whose: own ? 'own' : 'inherited', items: inForce?.schedule.items.map(valueOfOwed) ?? [] };
    return this.showForm(visit, new FormState(typed));
  }

  @Allow(...CLOSING_ROLES)
  @Post('cai-dat')
  async set(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    const form = await readForm(ScheduleForm, fields);
    if (!form.ok) return this.showForm(visit, form.state);
    const { validFrom, dueDays, whose, items = [] } = form.value;
    const schedule = { validFrom, dueDays, inherited: whose === 'inherited', items: owedOf(items) };
    const done = await attempt(() => this.database.inUnit(visit.unitId, (tx) => this.schedule.set(tx, visit.caller.accountId, visit.unitId, schedule)));
    if (!done.ok) return this.showForm(visit, form.state.with(...done.errors.map((error) => ({ ...error, field: error.field || 'items' }))));
    return seeOther(CALENDAR_PATH, { tone: 'done', text: 'Đã ghi lịch báo cáo. Sáng hôm sau ngày cuối kỳ, hệ thống tự lập và báo đầu mối kiểm soát TTHC.' });
  }

  private async showForm(visit: Visit, state: FormState): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    const unit = await this.names.unit(visit.unitId);
    const parent = await this.names.parentOf(unit);
    const body = <SchedulePage state={state} unitName={unit.name} parentName={parent?.name ?? null} hasUnitsBelow={await this.names.hasUnitsBelow(visit.unitId)} />;
    return page({ title: 'Đặt lịch báo cáo', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
