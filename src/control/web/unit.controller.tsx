import { Body, Get, Post } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { type Answer, DeskController, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type Caller, callerHasRole, type FormFields, UuidParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { GiveCode, mustHaveRole, mustSee, RenameUnit, SucceedUnit, Units } from '#src/units';
import { unitsWith } from '../domain/administered.js';
import { UnitPage } from './unit.page.js';
import { MergerForm, NewCodeForm, RenamingForm } from './units.form.js';
import { UNITS_PATH } from './units.page.js';

const CODE_FIELDS = { 'units.bad_code': 'code', 'units.code_taken': 'code', 'units.code_not_later': 'codeFrom' };
const NAME_FIELDS = { 'units.same_name': 'newName', 'units.already_merged': 'newName', 'units.name_not_later': 'nameFrom' };
const MERGER_FIELDS = {
  'units.already_merged': 'successorId', 'units.successor_circular': 'successorId', 'units.not_found': 'successorId',
  'units.code_not_later': 'mergedFrom', 'units.renamed_later': 'mergedFrom',
};

/** One unit: its names, its codes, and the end of it. */
@DeskController(`${UNITS_PATH}/:id`)
@Allow('controller', 'administrator')
export class UnitController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly renameUnit: RenameUnit,
    private readonly giveCode: GiveCode,
    private readonly succeedUnit: SucceedUnit,
    private readonly clock: Clock,
  ) {}

  @Get()
  look(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    return this.show(caller, id, new FormState());
  }

  @Post('ma')
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

  @Post('sap-nhap')
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

  @Post('ten')
  @Allow('administrator')
  async rename(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Body() fields: FormFields): Promise<Answer> {
    mustHaveRole(caller, id, 'administrator');
    const form = await readForm(RenamingForm, fields);
    if (!form.ok) return this.show(caller, id, form.state);
    const { newName: name, newPlace: place, nameFrom: validFrom, decision } = form.value;
    const renamed = await attempt(() => this.database.inUnit(id, (tx) => this.renameUnit.run(tx, caller.accountId, id, { name, place, validFrom, decision })));
    if (!renamed.ok) return this.show(caller, id, form.state.with(...placeErrors(renamed.errors, NAME_FIELDS)));
    return seeOther(`${UNITS_PATH}/${id}`, { tone: 'done', text: `Đã ghi tên ${name} từ ${formatDate(validFrom)}.` });
  }

  private show(caller: Caller, id: string, state: FormState): Promise<Answer> {
    mustSee(caller, id);
    return this.database.inUnit(id, async (tx) => {
      const unit = await this.units.get(tx, id);
      const { parentId, successorId } = unit;
      const others = unitsWith(caller, 'administrator').filter((other) => other !== id);
      const successors = await Promise.all(others.map((other) => this.units.get(tx, other)));
      const body = (
        <UnitPage
          state={state}
          unit={unit}
          parent={parentId === null ? null : await this.units.get(tx, parentId)}
          successor={successorId === null ? null : await this.units.get(tx, successorId)}
          codes={await this.units.codesOf(tx, id)}
          names={await this.units.namesOf(tx, id)}
          successors={successors.filter((other) => other.successorId === null)}
          mayChange={callerHasRole(caller, id, ['administrator'])}
          today={this.clock.today()}
        />
      );
      return page({ title: unit.name, current: 'units', hasErrors: state.errors.length > 0, body });
    });
  }
}
