import { Body, Get, Post } from '@nestjs/common';
import { DeadLetters } from '#src/alerts';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, refuseInvalid } from '#src/platform/http';
import { attempt, readForm } from '#src/platform/view';
import { ReconcileReports } from '#src/reports';
import { FindChecks } from '../app/find-checks.js';
import { RevokeForm } from './accounts.form.js';
import { CHECKS_PATH, ChecksPage } from './checks.page.js';

@DeskController(CHECKS_PATH)
@Allow('controller', 'administrator')
export class ChecksController {
  constructor(
    private readonly checks: FindChecks,
    private readonly reconciling: ReconcileReports,
    private readonly deadLetters: DeadLetters,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() { caller, unitId }: Visit): Promise<Answer> {
    const found = await this.checks.of(caller);
    return page({ title: 'Kiểm tra hệ thống', current: 'checks', body: <ChecksPage {...found} unitId={unitId} now={this.clock.now()} today={this.clock.today()} /> });
  }

  @Post('doi-chieu')
  async reconcile(@Visiting() visit: Visit): Promise<Answer> {
    mustBe(visit, 'controller', 'administrator');
    const done = await attempt(() => this.reconciling.reconcile(visit.unitId));
    if (!done.ok) return seeOther(CHECKS_PATH, { tone: 'note', text: done.refusal.text });
    const { compared, differenceCount } = done.done;
    return seeOther(CHECKS_PATH, differenceCount === 0 ? { tone: 'done', text: `Đã đối chiếu ${compared} dòng số đếm: khớp.` } : { tone: 'note', text: `Đã đối chiếu ${compared} dòng số đếm: lệch ${differenceCount} chỗ.` });
  }

  @Post('gui-lai')
  @Allow('administrator')
  async retry(@Visiting() { caller }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(RevokeForm, fields);
    if (!form.ok) throw refuseInvalid(form.state.errors);
    const done = await attempt(() => this.deadLetters.retry(caller, form.value.unitId, form.value.id));
    return seeOther(CHECKS_PATH, done.ok ? { tone: 'done', text: 'Đã xếp tin vào hàng để gửi lại.' } : { tone: 'note', text: done.refusal.text });
  }
}
