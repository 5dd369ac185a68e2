import { Body, Get, Post, Query } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Allow, Flag, type FormFields, refuseHttp, Text, TextParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { CLOSER_ROLES, CloseTable, PLAIN_TABLES, plainAddress } from '#src/reports';
import { periodFrom } from '../domain/period-choices.js';
import { CLOSED_PATH } from '../domain/plain-words.js';
import { runIdFrom } from '../domain/run-words.js';
import { CloseTablePage } from './close-table.page.js';

class CloseTableForm {
  @Flag({ label: 'Xác nhận', optional: true }) checked?: boolean;
  @Text({ label: 'Mã của bảng đã xem', optional: true, max: 64 }) seen?: string;
}

type Order = Parameters<CloseTable['preview']>[1];

/** Chốt of a table that is counted as one looks: asked once more, because it cannot be taken back. */
@DeskController('bao-cao/chot-bang/:table')
@Allow(...CLOSER_ROLES)
export class CloseTableController {
  constructor(private readonly closing: CloseTable) {}

  @Get()
  form(@Visiting() visit: Visit, @TextParam('table', 20) name: string, @Query() query: FormFields): Promise<Answer> {
    return this.show(visit, orderOf(visit, name, query), new FormState());
  }

  @Post()
  async close(@Visiting() visit: Visit, @TextParam('table', 20) name: string, @Query() query: FormFields, @Body() fields: FormFields): Promise<Answer> {
    const order = orderOf(visit, name, query);
    const form = await readForm(CloseTableForm, fields);
    if (!form.ok) return this.show(visit, order, form.state);
    const { checked, seen = '' } = form.value;
    if (checked !== true) return this.show(visit, order, form.state.with({ field: 'checked', code: 'statistics.not_confirmed', message: 'Xác nhận: hãy đánh dấu là đã soát bảng số liệu.' }));
    const done = await attempt(() => this.closing.close(visit.caller, order, { seen, id: runIdFrom(new FormState(fields).value('_key')) }));
    if (done.ok) return seeOther(`${CLOSED_PATH}/${done.done.id}`, { tone: 'done', text: 'Đã chốt số liệu. Từ đây bảng này không đổi nữa.' });
    // Looked at too long ago: the page shows what it says now, to be confirmed again.
    if (done.refusal.code === 'report.changed_since_seen') return this.show(visit, order, new FormState().with(...done.errors.map((error) => ({ ...error, field: 'checked' }))));
    return seeOther(plainAddress(order.tableId, order.period), { tone: 'note', text: done.refusal.text });
  }

  private async show(visit: Visit, order: Order, state: FormState): Promise<Answer> {
    const looked = await attempt(() => this.closing.preview(visit.caller, order));
    if (!looked.ok) return seeOther(plainAddress(order.tableId, order.period), { tone: 'note', text: looked.refusal.text });
    const body = <CloseTablePage preview={looked.done} state={state} nextId={uuidv7()} />;
    return page({ title: 'Chốt số liệu', current: 'reports', hasErrors: state.errors.length > 0, body });
  }
}

/** @throws http.no_such_route for a table or a period that there is not */
function orderOf(visit: Visit, name: string, { period: asked = '' }: FormFields): Order {
  mustBe(visit, ...CLOSER_ROLES);
  const tableId = PLAIN_TABLES.find((each) => each === name);
  const period = typeof asked === 'string' ? periodFrom(asked) : undefined;
  if (tableId === undefined || period === undefined) throw refuseHttp('http.no_such_route');
  return { tableId, unitId: visit.unitId, period };
}
