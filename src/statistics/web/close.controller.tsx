import { Body, Get, Post } from '@nestjs/common';
import { type Answer, DeskController, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, Flag, type FormFields, Text, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { CloseReport, type FinishedRun, FindReports } from '#src/reports';
import { mustHaveRole } from '#src/units';
import { ReportNames } from '../app/report-names.js';
import { CLOSING_ROLES } from './access.js';
import { ClosePage } from './close.page.js';

class CloseForm {
  @Flag({ label: 'Xác nhận', optional: true }) checked?: boolean;
  @Text({ label: 'Lý do chốt thiếu', optional: true, max: 500 }) short?: string;
}

/** Chốt: asked once more, because it cannot be taken back. */
@DeskController('bao-cao/:id/chot')
@Allow(...CLOSING_ROLES)
export class CloseController {
  constructor(
    private readonly finding: FindReports,
    private readonly closing: CloseReport,
    private readonly names: ReportNames,
    private readonly clock: Clock,
  ) {}

  @Get()
  async form(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.show(await this.find(visit, id), new FormState());
  }

  @Post()
  async close(@Visiting() visit: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    const run = await this.find(visit, id);
    const form = await readForm(CloseForm, fields);
    if (!form.ok) return this.show(run, form.state);
    if (form.value.checked !== true) {
      return this.show(run, form.state.with({ field: 'checked', code: 'statistics.not_confirmed', message: 'Xác nhận: hãy đánh dấu là đã soát bảng số liệu.' }));
    }
    const done = await attempt(() => this.closing.close(run, visit.caller.accountId, form.value.short));
    // Pressed twice: it is closed, by the same person a moment ago, and that is what was wanted.
    if (!done.ok && done.refusal.code !== 'report.already_closed') return this.show(run, form.state.with(...placeErrors(done.errors, { 'report.units_not_closed': 'short' })));
    return seeOther(`/bao-cao/${id}`, done.ok ? { tone: 'done', text: 'Đã chốt số liệu. Từ đây bảng này không đổi nữa.' } : { tone: 'note', text: done.refusal.text });
  }

  private async find({ caller }: Visit, id: string): Promise<FinishedRun> {
    const run = await this.finding.getFinished(caller, id);
    mustHaveRole(caller, run.unitId, ...CLOSING_ROLES);
    return run;
  }

  private async show(run: FinishedRun, state: FormState): Promise<Answer> {
    const body = <ClosePage run={run} state={state} unitName={(await this.names.headOf(run)).unitName} today={this.clock.today()} />;
    return page({ title: 'Chốt số liệu', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}
