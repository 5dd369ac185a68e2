import { Body, Get, Post, Query } from '@nestjs/common';
import { type Answer, DeskController, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Database, type Tx } from '#src/platform/database';
import { Allow, type Caller, type FormFields } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { CreateUnit, mustHaveRole, type Unit, UnitForm, Units } from '#src/units';
import { unitsWith } from '../domain/administered.js';
import { unitRows } from '../domain/unit-rows.js';
import { NewUnitPage, UNITS_PATH, UnitsPage } from './units.page.js';

const NEW_FIELDS = { 'units.bad_code': 'code', 'units.code_taken': 'code', 'units.not_found': 'parentId' };

@DeskController(UNITS_PATH)
@Allow('controller', 'administrator')
export class UnitsController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly createUnit: CreateUnit,
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
