import { Body, Get, HttpCode, Post } from '@nestjs/common';
import { type Answer, Asked, data, DeskController, mustBe, parts, type Question, type Visit, Visiting } from '#src/desk';
import { Allow, type FormFields } from '#src/platform/http';
import { FormState } from '#src/platform/view';
import { type Filled, FillPerson } from '../app/fill-person.js';
import { IntakeDesk } from '../app/intake-desk.js';
import { Procedures } from '../app/procedures.js';
import { FILLED_FOR } from '../domain/intake-fields.js';
import { DuplicatesFound, FeeFields, PersonContact, PersonFound, PersonName, PersonNumber, ProcedureFacts, PromiseShown } from './intake-parts.js';
import { INTAKE_PATH } from './intake-paths.js';
import type { IntakeView } from './intake-view.js';
import { PapersPart } from './papers-part.js';

/** Pieces of the form, for those with script; without it the whole form comes back. What is typed comes in the body, never in an address. */
@DeskController(INTAKE_PATH)
export class IntakePartsController {
  constructor(
    private readonly desk: IntakeDesk,
    private readonly procedures: Procedures,
    private readonly people: FillPerson,
  ) {}

  @Allow('clerk', 'leader')
  @Get('thu-tuc')
  async suggest(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    return data(await this.procedures.suggest(visit.unitId, visit.caller.accountId, (query.q ?? '').slice(0, 200)));
  }

  /** The procedure, the channel or the time has changed. */
  @Allow('clerk', 'leader')
  @Post('thu-tuc')
  @HttpCode(200)
  async procedureChanged(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    const view = await this.viewOf(visit, fields);
    return parts(<ProcedureFacts view={view} fresh />, <PapersPart view={view} fresh />, <FeeFields view={view} fresh />, <PromiseShown view={view} fresh />, <DuplicatesFound view={view} fresh />);
  }

  @Allow('clerk', 'leader')
  @Post('phi')
  @HttpCode(200)
  async setsChanged(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    return parts(<FeeFields view={await this.viewOf(visit, fields)} fresh />);
  }

  @Allow('clerk', 'leader')
  @Post('giay-to')
  @HttpCode(200)
  async tickAll(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const state = new FormState(fields);
    return parts(<PapersPart view={{ state, scene: await this.desk.scene(visit.unitId, state, true), drafts: [] }} fresh />);
  }

  /** The owner's number has changed: what is not to be filled in is left as it is being typed. */
  @Allow('clerk', 'leader')
  @Post('nguoi')
  @HttpCode(200)
  async numberChanged(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const filled = await this.people.byNumber(visit.caller, visit.unitId, fields);
    const view = await this.viewOf(visit, filled.fields, filled.note);
    const changed = Object.entries(filled.fields).some(([name, value]) => fields[name] !== value && !(name === FILLED_FOR && value === ''));
    return parts(<PersonFound view={view} fresh />, <DuplicatesFound view={view} fresh />, ...(changed ? [<PersonName view={view} whose="owner" fresh />, <PersonContact view={view} whose="owner" fresh />] : []));
  }

  @Allow('clerk', 'leader')
  @Post('the')
  @HttpCode(200)
  async cardRead(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const filled = await this.people.byCard(visit.caller, visit.unitId, fields, new FormState(fields).value('_scan'));
    const view = await this.viewOf(visit, filled.fields, filled.note);
    if (filled.wrong) return parts(<PersonFound view={view} fresh />);
    const { whose } = filled;
    return parts(
      <PersonNumber view={view} whose={whose} fresh />,
      <PersonName view={view} whose={whose} fresh />,
      <PersonContact view={view} whose={whose} fresh />,
      <PersonFound view={view} fresh />,
      <DuplicatesFound view={view} fresh />,
    );
  }

  private async viewOf(visit: Visit, fields: FormFields, person?: Filled['note']): Promise<IntakeView> {
    mustBe(visit, 'clerk', 'leader');
    const state = new FormState(fields);
    return { state, scene: await this.desk.scene(visit.unitId, state), drafts: [], ...(person && { person }) };
  }
}
