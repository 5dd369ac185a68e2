import { Body, Get, Post } from '@nestjs/common';
import { formatDate } from '#libs/civil-date';
import { AmendProcedure, type Author, Catalogue, contentsOfForm, decisionOf, IssueProcedure, newProcedureOf, NewProcedureForm, VersionForm } from '#src/catalogue';
import { type Answer, DeskController, mustBe, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, refuseHttp, TextParam } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { fieldsOfVersion, inProcedureForm, procedureFields } from '../domain/procedure-fields.js';
import { ProcedureFormPage } from './procedure-form.page.js';
import { PROCEDURES_PATH } from './procedures.page.js';

const FIELDS = {
  'catalogue.code_taken': 'code', 'catalogue.field_differs': 'field', 'catalogue.later_version': 'validFrom', 'catalogue.version_in_force': 'validFrom', 'catalogue.abolished': 'validFrom',
};

@DeskController(PROCEDURES_PATH)
@Allow('controller')
export class ProcedureFormController {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly issueProcedure: IssueProcedure,
    private readonly amendProcedure: AmendProcedure,
  ) {}

  @Get('moi')
  blank(@Visiting() visit: Visit): Promise<Answer> {
    mustBe(visit, 'controller');
    return this.show(null, new FormState());
  }

  @Post('moi')
  async issue(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'controller');
    const form = await readForm(NewProcedureForm, procedureFields(fields));
    if (!form.ok) return this.show(null, asTyped(form.state));
    const author = authorOf(visit, form.value);
    const issued = await attempt(async () => {
      const procedure = newProcedureOf(form.value);
      return this.database.inUnit(author.ownerUnitId, (tx) => this.issueProcedure.run(tx, author, procedure));
    });
    if (!issued.ok) return this.show(null, asTyped(form.state.with(...placeErrors(issued.errors, FIELDS))));
    const { code, validFrom } = issued.done;
    return seeOther(`${PROCEDURES_PATH}/${code}`, { tone: 'done', text: `Đã đưa thủ tục ${code} vào danh mục, hiệu lực từ ${formatDate(validFrom)}.` });
  }

  @Get(':code/sua')
  begin(@Visiting() visit: Visit, @TextParam('code') code: string): Promise<Answer> {
    mustBe(visit, 'controller');
    const { unitId } = visit;
    return this.database.inUnit(unitId, async (tx) => {
      const last = (await this.catalogue.ownList(tx, unitId)).last(code);
      if (!last || last.changeKind === 'abolished') throw refuseHttp('http.no_such_route');
      return this.show(code, new FormState(fieldsOfVersion(last)));
    });
  }

  @Post(':code/sua')
  async amend(@Visiting() visit: Visit, @TextParam('code') code: string, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'controller');
    const form = await readForm(VersionForm, procedureFields(fields));
    if (!form.ok) return this.show(code, asTyped(form.state));
    const author = authorOf(visit, form.value);
    const { validFrom, changeKind, daysCut, steps = [], papers = [] } = form.value;
    // The page shows all of them: rows that are gone were taken out.
    const changes = contentsOfForm({ ...form.value, steps, papers });
    const amended = await attempt(() =>
      this.database.inUnit(author.ownerUnitId, (tx) => this.amendProcedure.run(tx, author, code, { validFrom, changeKind, changes, statedDaysCut: daysCut ?? null })));
    if (!amended.ok) return this.show(code, asTyped(form.state.with(...placeErrors(amended.errors, FIELDS))));
    return seeOther(`${PROCEDURES_PATH}/${code}`, { tone: 'done', text: `Đã ghi phiên bản mới của thủ tục ${code}, hiệu lực từ ${formatDate(validFrom)}.` });
  }

  private async show(code: string | null, state: FormState): Promise<Answer> {
    const fields = await this.database.inUnits([], (tx) => this.catalogue.fields(tx));
    const title = code === null ? 'Thủ tục mới' : `Phiên bản mới của thủ tục ${code}`;
    return page({ title, current: 'procedures', hasErrors: state.errors.length > 0, body: <ProcedureFormPage state={state} code={code} fields={fields} /> });
  }
}

function asTyped(state: FormState): FormState {
  return new FormState(state.fields, state.errors.map(inProcedureForm));
}

function authorOf({ caller, unitId }: Visit, form: NewProcedureForm | VersionForm): Author {
  return { ownerUnitId: unitId, by: caller.accountId, decision: decisionOf(form) };
}
