import { Body, Get, Post, Query } from '@nestjs/common';
import { type CivilDate, formatDate, isCivilDate } from '#libs/civil-date';
import { AbolitionForm, AmendProcedure, Catalogue, COMPETENCES, decisionOf, type ProcedureVersion, WithdrawVersion } from '#src/catalogue';
import { type Answer, DeskController, mustBe, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, callerHasRole, Choice, CivilDateField, type FormFields, PageQuery, refuseInvalid, Text, TextParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { ProcedurePage } from './procedure.page.js';
import { PROCEDURES_PATH, ProceduresPage } from './procedures.page.js';

const FIELDS = { 'catalogue.later_version': 'validFrom', 'catalogue.version_in_force': 'validFrom' };

class ProceduresQuery extends PageQuery {
  @Text({ label: 'Tên hoặc mã', optional: true, max: 100 }) q: string = '';
  @Text({ label: 'Lĩnh vực', optional: true, max: 100 }) 'linh-vuc': string = '';
  @Choice({ label: 'Thẩm quyền', optional: true, values: ['', ...COMPETENCES] }) 'tham-quyen': string = '';
  @Text({ label: 'Có hiệu lực ngày', optional: true, max: 20 }) ngay: string = '';
}

class DayForm {
  @CivilDateField({ label: 'Từ ngày' }) validFrom!: CivilDate;
}

@DeskController(PROCEDURES_PATH)
@Allow('controller', 'administrator')
export class ProceduresController {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly amendProcedure: AmendProcedure,
    private readonly withdrawVersion: WithdrawVersion,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Visiting() { caller, unitId }: Visit, @Query() asked: ProceduresQuery): Promise<Answer> {
    const query = { q: asked.q, field: asked['linh-vuc'], competence: asked['tham-quyen'], on: dayOf(asked.ngay) ?? this.clock.today() };
    return this.database.inUnit(unitId, async (tx) => {
      const all = await this.catalogue.search(tx, unitId, query.q, query.on);
      const found = all.filter(({ fieldCode, competence }) => (query.field === '' || fieldCode === query.field) && (query.competence === '' || competence === query.competence));
      const fields = (await this.catalogue.fields(tx)).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
      const body = <ProceduresPage query={query} found={found} fields={fields} unitId={unitId} mayChange={callerHasRole(caller, unitId, ['controller'])} />;
      return page({ title: 'Danh mục thủ tục', current: 'procedures', body });
    });
  }

  @Get(':code')
  look(@Visiting() visit: Visit, @TextParam('code') code: string): Promise<Answer> {
    return this.show(visit, code, new FormState());
  }

  @Post(':code/bai-bo')
  @Allow('controller')
  async abolish(@Visiting() visit: Visit, @TextParam('code') code: string, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'controller');
    const { caller, unitId } = visit;
    const form = await readForm(AbolitionForm, fields);
    if (!form.ok) return this.show(visit, code, form.state);
    const author = { ownerUnitId: unitId, by: caller.accountId, decision: decisionOf(form.value) };
    const done = await attempt(() => this.database.inUnit(unitId, (tx) => this.amendProcedure.abolish(tx, author, code, form.value.validFrom)));
    if (!done.ok) return this.show(visit, code, form.state.with(...placeErrors(done.errors, FIELDS)));
    return seeOther(`${PROCEDURES_PATH}/${code}`, { tone: 'done', text: `Đã ghi bãi bỏ thủ tục ${code} từ ${formatDate(form.value.validFrom)}.` });
  }

  @Post(':code/rut')
  @Allow('controller')
  async withdraw(@Visiting() visit: Visit, @TextParam('code') code: string, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'controller');
    const { caller, unitId } = visit;
    const form = await readForm(DayForm, fields);
    if (!form.ok) throw refuseInvalid(form.state.errors);
    const done = await attempt(() => this.database.inUnit(unitId, (tx) => this.withdrawVersion.run(tx, { ownerUnitId: unitId, by: caller.accountId }, code, form.value.validFrom)));
    if (!done.ok) return this.show(visit, code, new FormState().with(...done.errors));
    return seeOther(PROCEDURES_PATH, { tone: 'done', text: `Đã rút lại phiên bản từ ${formatDate(form.value.validFrom)} của thủ tục ${code}.` });
  }

  private show({ caller, unitId }: Visit, code: string, state: FormState): Promise<Answer> {
    const today = this.clock.today();
    return this.database.inUnit(unitId, async (tx) => {
      const versions = await this.catalogue.history(tx, unitId, code);
      const own = versions[0]?.ownerUnitId === unitId;
      const body = (
        <ProcedurePage state={state} versions={versions} inForce={inForceOn(versions, today)} inherited={!own} mayChange={own && callerHasRole(caller, unitId, ['controller'])} today={today} />
      );
      return page({ title: `Thủ tục ${code}`, current: 'procedures', hasErrors: state.errors.length > 0, body });
    });
  }
}

function inForceOn(versions: readonly ProcedureVersion[], on: CivilDate): ProcedureVersion | undefined {
  const held = versions.findLast(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
  return held?.changeKind === 'abolished' ? undefined : held;
}

/** As it is written or as programs write it; what is no day asks for today. */
function dayOf(text: string): CivilDate | undefined {
  const date = text.trim().replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return isCivilDate(date) ? date : undefined;
}
