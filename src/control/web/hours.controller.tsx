import { Body, Get, Post } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { type Answer, DeskController, mustBe, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, callerHasRole, type FormFields } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { SetSessions, Units } from '#src/units';
import { filledRows, inFirstRow, withFlags } from '../domain/rows.js';
import { fieldsOfSessions } from '../domain/week-rows.js';
import { isInForce } from '../domain/year-view.js';
import { HoursForm } from './calendar.form.js';
import { HOURS_PATH, HoursPage } from './hours.page.js';

const FLAGS = ['openForIntake', 'countsForTerms'];
const FIELDS = { 'units.sessions_in_the_past': 'validFrom', 'units.bad_span': 'sessions.0.opens', 'units.sessions_overlap': 'sessions.0.opens' };

@DeskController(HOURS_PATH)
@Allow('controller', 'administrator')
export class HoursController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly setSessions: SetSessions,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    const { unitId } = visit;
    const today = this.clock.today();
    const sessions = await this.database.inUnit(unitId, (tx) => this.units.sessionsOf(tx, unitId));
    const inForce = sessions.filter((session) => isInForce(session, today));
    return this.show(visit, new FormState({ ...fieldsOfSessions(inForce), validFrom: formatDate(today) }));
  }

  @Post()
  @Allow('administrator')
  async change(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'administrator');
    const { caller, unitId } = visit;
    const form = await readForm(HoursForm, withFlags(filledRows(fields, 'sessions', ['opens', 'closes']), 'sessions', FLAGS));
    if (!form.ok) return this.show(visit, inFirstRow(form.state, 'sessions', 'opens'));
    const { validFrom, sessions } = form.value;
    const changed = await attempt(() => this.database.inUnit(unitId, (tx) => this.setSessions.run(tx, caller.accountId, unitId, validFrom, sessions)));
    if (!changed.ok) return this.show(visit, form.state.with(...placeErrors(changed.errors, FIELDS)));
    return seeOther(HOURS_PATH, { tone: 'done', text: `Đã đặt giờ làm việc từ ${formatDate(validFrom)}. Ngày hẹn của hồ sơ đang mở đang được tính lại.` });
  }

  private show(visit: Visit, state: FormState): Promise<Answer> {
    const { caller, unitId } = visit;
    const today = this.clock.today();
    return this.database.inUnit(unitId, async (tx) => {
      const editions = new Map((await this.units.sessionsOf(tx, unitId)).map(({ validFrom, validTo }) => [validFrom, { from: validFrom, to: validTo ?? null, inForce: isInForce({ validFrom, validTo }, today) }]));
      const { name } = await this.units.get(tx, unitId);
      const body = (
        <HoursPage state={state} unitName={name} editions={[...editions.values()].sort((a, b) => (a.from < b.from ? -1 : 1))} mayChange={callerHasRole(caller, unitId, ['administrator'])} />
      );
      return page({ title: 'Giờ làm việc', current: 'calendar', hasErrors: state.errors.length > 0, body });
    });
  }
}
