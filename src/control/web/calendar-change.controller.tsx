import { Body, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ApplyChange, Calendars, DAY_COLUMNS, type DayDraft, DraftChange } from '#src/calendar';
import { type Answer, DeskController, page, seeOther, type Visit, Visiting } from '#src/desk';
import { CalendarEffect } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, UuidParam } from '#src/platform/http';
import type { FieldError } from '#src/platform/refusal';
import { attempt, FormState, readForm } from '#src/platform/view';
import { filledRows, inFirstRow } from '../domain/rows.js';
import { CalendarChangePage } from './calendar-change.page.js';
import { CalendarDraftPage } from './calendar-draft.page.js';
import { type DayRow, DraftForm, NoticeForm } from './calendar.form.js';
import { CALENDAR_PATH } from './calendar.page.js';
import { readSheet, splitSheetErrors } from './sheet-upload.js';

const SHEET = { columns: DAY_COLUMNS, maxBytes: 1024 * 1024, maxRows: 5_000 };
const SAYS = ['date', 'name', 'basis', 'replaces'];

@DeskController(`${CALENDAR_PATH}/thay-doi`)
@Allow('controller', 'administrator')
export class CalendarChangeController {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly draftChange: DraftChange,
    private readonly applyChange: ApplyChange,
    private readonly effects: CalendarEffect,
    private readonly clock: Clock,
  ) {}

  @Get()
  blank(): Answer {
    return draftPage(new FormState());
  }

  @Post()
  async draft(@Visiting() { caller }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(DraftForm, filledRows(fields, 'days', SAYS));
    if (!form.ok) return draftPage(inFirstRow(form.state, 'days', 'date'));
    const { notice, days } = form.value;
    const drafted = await attempt(() => this.database.inUnits([], (tx) => this.draftChange.run(tx, caller.accountId, notice, days.map(draftOf))));
    if (!drafted.ok) return draftPage(form.state.with(...drafted.errors.map(inTable)));
    return toDraft(drafted.done.id);
  }

  @Post('tep')
  async draftFromFile(@Visiting() { caller }: Visit, @Req() request: FastifyRequest): Promise<Answer> {
    const { fields, sheet } = await readSheet(request, SHEET);
    const form = await readForm(NoticeForm, { notice: fields.notice ?? '' });
    const noticeErrors = form.state.errors.map((error) => ({ ...error, field: 'file-notice' }));
    const typed = new FormState(fields, noticeErrors);
    if (!sheet.ok) return draftPage(typed.with(...splitSheetErrors(sheet.errors).ofForm));
    if (!form.ok) return draftPage(typed.with({ field: 'file', code: 'sheet.again', message: 'Chọn lại tệp: trình duyệt không giữ tệp đã chọn.' }));
    const drafted = await attempt(() => this.database.inUnits([], (tx) => this.draftChange.fromSheet(tx, caller.accountId, form.value.notice, sheet.done)));
    if (drafted.ok) return toDraft(drafted.done.id);
    const { ofForm, ofRows } = splitSheetErrors(drafted.errors);
    return draftPage(typed.with(...ofForm), ofRows);
  }

  @Get(':id')
  look(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.show(visit, id, new FormState());
  }

  @Post(':id/ap-dung')
  async apply(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const { caller, unitId } = visit;
    const applied = await attempt(() => this.database.inUnits('all', (tx) => this.applyChange.run(tx, { by: caller.accountId, unitId }, id)));
    if (!applied.ok) return this.show(visit, id, new FormState().with(...applied.errors));
    return seeOther(`${CALENDAR_PATH}/thay-doi/${id}`, { tone: 'done', text: `Đã áp dụng lịch theo ${applied.done.notice}. Ngày hẹn của hồ sơ đang mở đang được tính lại.` });
  }

  private async show({ caller }: Visit, id: string, state: FormState): Promise<Answer> {
    const change = await this.database.inUnits([], (tx) => this.calendars.change(tx, id));
    const effect = change.appliedAt ? [] : await this.effects.of(caller.unitIds, id);
    const body = <CalendarChangePage state={state} change={change} effect={effect} today={this.clock.today()} />;
    return page({ title: `Thay đổi lịch theo ${change.notice}`, current: 'calendar', hasErrors: state.errors.length > 0, body });
  }
}

function draftPage(state: FormState, rowErrors: readonly FieldError[] = []): Answer {
  return page({ title: 'Thay đổi lịch', current: 'calendar', hasErrors: state.errors.length > 0, body: <CalendarDraftPage state={state} rowErrors={rowErrors} /> });
}

function toDraft(id: string): Answer {
  return seeOther(`${CALENDAR_PATH}/thay-doi/${id}`, { tone: 'note', text: 'Đã lập dự thảo. Xem tác động rồi áp dụng.' });
}

function draftOf({ date, kind, name, basis, replaces }: DayRow): DayDraft {
  return { date, kind: kind === 'remove' ? null : kind, name, basis, replaces: replaces ?? null };
}

/** The verb counts rows from one and names the column; the table's fields are numbered from nought. */
function inTable(error: FieldError): FieldError {
  const match = /^row\.(\d+)(?:\.(\w+))?$/.exec(error.field);
  return match ? { ...error, field: `days.${Number(match[1]) - 1}.${match[2] ?? 'date'}` } : { ...error, field: error.field === '' ? 'notice' : error.field };
}
