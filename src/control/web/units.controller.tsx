import { Body, Get, Post, Query } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { type Answer, DeskController, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, type FormFields, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { CreateUnit, GiveCode, mustHaveRole, mustSee, SucceedUnit, type Unit, UnitForm, Units } from '#src/units';
import { unitsWith } from '../domain/administered.js';
import { unitRows } from '../domain/unit-rows.js';
import { MergerForm, NewCodeForm } from './units.form.js';
import { NewUnitPage, UnitPage, UNITS_PATH, UnitsPage } from './units.page.js';

const NEW_FIELDS = { 'units.bad_code': 'code', 'units.code_taken': 'code', 'units.not_found': 'parentId' };
const CODE_FIELDS = { ...NEW_FIELDS, 'units.code_not_later': 'codeFrom' };
const MERGER_FIELDS = { 'units.already_merged': 'successorId', 'units.successor_circular': 'successorId', 'units.not_found': 'successorId', 'units.code_not_later': 'mergedFrom' };

@DeskController(UNITS_PATH)
@Allow('controller', 'administrator')
export class UnitsController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly createUnit: CreateUnit,
    private readonly giveCode: GiveCode,
    private readonly succeedUnit: SucceedUnit,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Visiting() { caller }: Visit): Promise<Answer> {
    return this.database.inUnits([], async (tx) => {
      const rows = unitRows(await this.all(tx, caller.unitIds));
      return page({ title: 'Đơn vị', current: 'units', body: <UnitsPage rows={rows} mayAdd={unitsWith(caller, 'administrator').length > 0} /> });
    });
  }

  @Get('moi')
  @Allow('administrator')
  blank(@Visiting() { caller }: Visit, @Query('tren') parentId: unknown): Promise<Answer> {
    return this.showNew(caller, new FormState(typeof parentId === 'string' ? { parentId } : {}));
  }

  @Post('moi')
  @Allow('administrator')
  async create(@Visiting() { caller }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(UnitForm, fields);
    if (!form.ok) return this.showNew(caller, form.state);
    const created = await attempt(() => {
      mustHaveRole(caller, form.value.parentId, 'administrator');
      return this.database.inUnit(form.value.parentId, (tx) => this.createUnit.run(tx, caller.accountId, form.value));
    });
    if (!created.ok) return this.showNew(caller, form.state.with(...placeErrors(created.errors, NEW_FIELDS)));
    return seeOther(UNITS_PATH, { tone: 'done', text: `Đã thêm ${form.value.name}.` });
  }

  @Get(':id')
  look(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.show(caller, id, new FormState());
  }

  @Post(':id/ma')
  @Allow('administrator')
  async newCode(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustHaveRole(caller, id, 'administrator');
    const form = await readForm(NewCodeForm, fields);
    if (!form.ok) return this.show(caller, id, form.state);
    const { code, codeFrom } = form.value;
    const given = await attempt(() => this.database.inUnit(id, (tx) => this.giveCode.run(tx, caller.accountId, id, code, codeFrom)));
    if (!given.ok) return this.show(caller, id, form.state.with(...placeErrors(given.errors, CODE_FIELDS)));
    return seeOther(`${UNITS_PATH}/${id}`, { tone: 'done', text: `Đã cấp mã ${code}, dùng từ ${formatDate(codeFrom)}.` });
  }

  @Post(':id/sap-nhap')
  @Allow('administrator')
  async merge(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustHaveRole(caller, id, 'administrator');
    const form = await readForm(MergerForm, fields);
    if (!form.ok) return this.show(caller, id, form.state);
    const { successorId, mergedFrom } = form.value;
    const merged = await attempt(() => {
      mustHaveRole(caller, successorId, 'administrator');
      return this.database.inUnit(id, (tx) => this.succeedUnit.run(tx, caller.accountId, id, successorId, mergedFrom));
    });
    if (!merged.ok) return this.show(caller, id, form.state.with(...placeErrors(merged.errors, MERGER_FIELDS)));
    return seeOther(`${UNITS_PATH}/${id}`, { tone: 'done', text: `Đã ghi sáp nhập từ ${formatDate(mergedFrom)}.` });
  }

  private show(caller: Caller, id: string, state: FormState): Promise<Answer> {
    mustSee(caller, id);
    return this.database.inUnit(id, async (tx) => {
      const unit = await this.units.get(tx, id);
      const { parentId, successorId } = unit;
      const successors = await this.all(tx, unitsWith(caller, 'administrator').filter((other) => other !== id));
      const body = (
        <UnitPage
          state={state}
          unit={unit}
          parent={parentId === null ? null : await this.units.get(tx, parentId)}
          successor={successorId === null ? null : await this.units.get(tx, successorId)}
          codes={await this.units.codesOf(tx, id)}
          successors={successors.filter((other) => other.successorId === null)}
          mayChange={callerHasRole(caller, id, ['administrator'])}
          today={this.clock.today()}
        />
      );
      return page({ title: unit.name, current: 'units', hasErrors: state.errors.length > 0, body });
    });
  }

  private showNew(caller: Caller, state: FormState): Promise<Answer> {
    return this.database.inUnits([], async (tx) => {
      const parents = await this.all(tx, unitsWith(caller, 'administrator'));
      return page({ title: 'Thêm đơn vị', current: 'units', hasErrors: state.errors.length > 0, body: <NewUnitPage state={state} parents={parents} /> });
    });
  }

  private all(tx: Tx, ids: readonly string[]): Promise<Unit[]> {
    return Promise.all(ids.map((id) => this.units.get(tx, id)));
  }
}
