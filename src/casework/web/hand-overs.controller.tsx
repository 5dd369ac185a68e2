import { Body, Get, Post, Query } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { HandOverLists, HandOverManyForm } from '#src/dossiers';
import { Allow, type FormFields, isUuid, PageQuery, UuidParam } from '#src/platform/http';
import { attempt, FormState, localPath, readForm } from '#src/platform/view';
import { Deadlines } from '../app/deadlines.js';
import { type BulkOutcome, HandOverDesk } from '../app/hand-over-desk.js';
import { Takers } from '../app/takers.js';
import { besideField } from '../domain/refused-field.js';
import { type Seen, seenOf } from '../domain/seen.js';
import { takerOnly } from '../domain/step-input.js';
import { HandOverListPage } from './hand-over-list.page.js';
import { HandOverListsPage } from './hand-over-lists.page.js';
import { HandOverManyPage, HandOverOutcomePage } from './hand-over-many.page.js';

const CURRENT = 'hand_overs';

@DeskController('ban-giao')
export class HandOversController {
  constructor(
    private readonly desk: HandOverDesk,
    private readonly lists: HandOverLists,
    private readonly takers: Takers,
    private readonly deadlines: Deadlines,
  ) {}

  @Allow('clerk', 'officer', 'leader')
  @Get()
  async all(@Visiting() visit: Visit, @Query() { cursor, limit }: PageQuery): Promise<Answer> {
    const { caller, unitId } = visit;
    mustBe(visit, 'clerk', 'officer', 'leader');
    const [waiting, made, { now }] = await Promise.all([this.lists.waiting(caller, unitId), this.lists.recent(caller, unitId, { cursor, limit }), this.deadlines.of(unitId, 0)]);
    return page({ title: 'Danh sách bàn giao', current: CURRENT, body: <HandOverListsPage waiting={waiting} made={made} now={now} isFirst={cursor === undefined} /> });
  }

  /** The rows that were chosen on a list come here by the address: nothing has changed yet. */
  @Allow('clerk', 'officer', 'leader')
  @Get('moi')
  ask(@Visiting() visit: Visit, @Query() query: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'officer', 'leader');
    const state = new FormState({ ...query, _to: 'person', _key: uuidv7() });
    return this.show(visit, state);
  }

  @Allow('clerk', 'officer', 'leader')
  @Post()
  async handOver(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'officer', 'leader');
    const state = new FormState(fields);
    const form = await readForm(HandOverManyForm, formOf(fields, seenOf(state.values('ho-so'))));
    const error = form.ok ? takerMissing(form.value, state) : undefined;
    if (!form.ok) return this.show(visit, state.with(...form.state.errors.filter(({ field }) => field !== 'dossiers')));
    if (error) return this.show(visit, state.with(error));
    const done = await attempt(() => this.desk.handOver(visit.caller, visit.unitId, form.value, state.value('_key')));
    if (!done.ok) return this.show(visit, state.with(...done.errors));
    return told(done.done, backOf(state));
  }

  @Allow('clerk', 'officer', 'leader')
  @Post('xac-nhan')
  async confirmMany(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'officer', 'leader');
    const ids = new FormState(fields).values('ds').filter(isUuid);
    if (ids.length === 0) return seeOther('/ban-giao', { tone: 'note', text: 'Chưa chọn danh sách nào để xác nhận.' });
    const count = await this.desk.confirm(visit.caller, visit.unitId, ids);
    return seeOther('/ban-giao', { tone: 'done', text: `Đã xác nhận nhận ${count} danh sách bàn giao.` });
  }

  @Allow('clerk', 'officer', 'leader')
  @Get(':id')
  async one(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    mustBe(visit, 'clerk', 'officer', 'leader');
    const list = await this.lists.find(visit.caller, visit.unitId, id);
    const { now } = await this.deadlines.of(visit.unitId, 0);
    return page({ title: `Danh sách bàn giao số ${list.number}/${list.year}`, current: CURRENT, body: <HandOverListPage list={list} now={now} /> });
  }

  @Allow('clerk', 'officer', 'leader')
  @Post(':id/xac-nhan')
  async confirm(@Visiting() visit: Visit, @UuidParam('id') id: string): Promise<Answer> {
    mustBe(visit, 'clerk', 'officer', 'leader');
    const { number, year, confirmedByName } = await this.lists.confirm(visit.caller, visit.unitId, id);
    return seeOther(`/ban-giao/${id}`, { tone: 'done', text: `${confirmedByName ?? 'Bạn'} đã xác nhận nhận danh sách ${number}/${year}.` });
  }

  private async show(visit: Visit, state: FormState): Promise<Answer> {
    const { unitId } = visit;
    const seen = seenOf(state.values('ho-so'));
    const [items, takers, reading] = await Promise.all([this.desk.chosen(unitId, seen), this.takers.of(unitId), this.deadlines.of(unitId, seen.length)]);
    const body = <HandOverManyPage items={items} seen={seen} takers={takers} state={state} back={backOf(state)} reading={reading} />;
    return page({ title: 'Bàn giao nhiều hồ sơ', current: CURRENT, hasErrors: state.errors.length > 0, body });
  }
}

function told(outcome: BulkOutcome, back: string): Answer {
  const { listId, done, refused } = outcome;
  if (refused.length > 0 || listId === null) {
    return page({ title: 'Bàn giao nhiều hồ sơ', current: CURRENT, hasErrors: true, status: 409, body: <HandOverOutcomePage outcome={outcome} back={back} /> });
  }
  const links = [{ text: 'In danh sách', href: `/in/ban-giao/${listId}` }, { text: 'Về danh sách hồ sơ', href: back }];
  return seeOther(`/ban-giao/${listId}`, { tone: 'done', text: `Đã bàn giao ${done} hồ sơ.`, links });
}

function backOf(state: FormState): string {
  const path = localPath(state.value('tu'));
  return path === '/' ? '/danh-sach/dang-giai-quyet' : path;
}

function formOf(fields: FormFields, seen: readonly Seen[]): FormFields {
  const { 'ho-so': _chosen, tu: _back, ...rest } = takerOnly(fields);
  return { ...rest, ...Object.fromEntries(seen.flatMap(({ code, version }, index) => [[`dossiers.${index}.code`, code], [`dossiers.${index}.version`, String(version)]])) };
}

/** Asked once for all, not dossier by dossier. */
function takerMissing({ toAccountId, toUnitId, toOffice }: HandOverManyForm, state: FormState) {
  if (toAccountId !== undefined || toUnitId !== undefined || toOffice !== undefined) return undefined;
  const error = { field: '', code: 'flow.taker_required', message: 'Chọn người, bộ phận hoặc đơn vị nhận bàn giao.' };
  return besideField(error, 'hand_over', (name) => state.value(name));
}
