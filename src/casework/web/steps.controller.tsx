import { Body, Get, Post, Query } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { flowRow, type State } from '#libs/dossier-flow';
import { type Answer, DeskController, page, seeOther, type Visit, Visiting } from '#src/desk';
import type { StepAnswer } from '#src/dossiers';
import { Allow, type Caller, type FormFields, refuseHttp, rolesIn, TextParam } from '#src/platform/http';
import { attempt, type Flash, FormState, readForm } from '#src/platform/view';
import { Deadlines } from '../app/deadlines.js';
import { DoStep, FORM_OF } from '../app/do-step.js';
import { type DossierFile, DossierFiles } from '../app/dossier-file.js';
import { Takers } from '../app/takers.js';
import { besideField } from '../domain/refused-field.js';
import { inputOf, startOf } from '../domain/step-input.js';
import { type StepKind, stepKindOf } from '../domain/step-kind.js';
import { rowClockOf } from '../domain/view-clock.js';
import { StepPage } from './step.page.js';

/** The steps of a dossier, a page for each: asked for, taken, and what to do when somebody else was faster. */
@DeskController()
export class CaseStepsController {
  constructor(
    private readonly files: DossierFiles,
    private readonly doing: DoStep,
    private readonly takers: Takers,
    private readonly deadlines: Deadlines,
  ) {}

  @Allow('clerk', 'officer', 'leader', 'controller')
  @Get('ho-so/:code/:step')
  async ask(@Visiting() { caller }: Visit, @TextParam('code') code: string, @TextParam('step') slug: string, @Query('buoc') seq?: string): Promise<Answer> {
    const kind = kindOf(slug);
    const file = await this.files.open(caller, code);
    const { view, procedure } = file;
    mustHandle(caller, file, kind);
    if (!view.allowedActions.some(({ action }) => action === kind.action)) {
      return seeOther(`/ho-so/${view.code}`, { tone: 'note', text: `Hồ sơ ở trạng thái “${view.state.label}”, không làm được việc “${kind.title}”.` });
    }
    const next = procedure.steps.find(({ position }) => position > (view.step?.position ?? 0))?.position;
    const { today } = await this.deadlines.of(view.unitId, 0);
    const start = startOf(kind.action, view, next, today, seq === undefined ? undefined : Number(seq));
    // Its form holds the identity number in full.
    if (start['amended.0.owner.name'] !== undefined) await this.files.reveal(caller, view);
    return this.show(kind, file, new FormState({ ...start, _key: uuidv7(), version: String(view.version) }));
  }

  @Allow('clerk', 'officer', 'leader', 'controller')
  @Post('ho-so/:code/:step')
  async take(@Visiting() { caller }: Visit, @TextParam('code') code: string, @TextParam('step') slug: string, @Body() fields: FormFields): Promise<Answer> {
    const kind = kindOf(slug);
    const file = await this.files.open(caller, code);
    mustHandle(caller, file, kind);
    const typed = new FormState(fields);
    const beside = (errors: FormState['errors']) => errors.map((error) => besideField(error, kind.action, (name) => typed.value(name)));
    const form = await readForm(formOf(kind), inputOf(kind.action, fields, file.view.papers));
    if (!form.ok) return this.show(kind, file, typed.with(...beside(form.state.errors)));
    const done = await attempt(() => this.doing.run(caller, file.view.code, kind.action, form.value, typed.value('_key')));
    if (done.ok) return seeOther(`/ho-so/${done.done.code}`, flashOf(kind, done.done));
    if (done.refusal.code === 'dossier.stale') return this.show(kind, await this.files.open(caller, code), typed, done.refusal.text);
    return this.show(kind, file, typed.with(...beside(done.errors)));
  }

  private async show(kind: StepKind, file: DossierFile, state: FormState, meanwhile?: string): Promise<Answer> {
    const { view } = file;
    const [reading, takers] = await Promise.all([
      this.deadlines.of(view.unitId, 1),
      kind.action === 'hand_over' ? this.takers.of(view.unitId) : { people: [], units: [] },
    ]);
    const hasErrors = state.errors.length > 0 || meanwhile !== undefined;
    return page({
      title: `${kind.title} ${view.code}`,
      hasErrors,
      ...(meanwhile !== undefined && { status: 409 }),
      body: (
        <StepPage
          kind={kind}
          file={file}
          state={state}
          takers={takers}
          deadline={reading.deadline(rowClockOf(view))}
          today={reading.today}
          requestKey={state.value('_key') || uuidv7()}
          // Going on after reading what has happened is going on from there.
          version={meanwhile === undefined ? Number(state.value('version')) || view.version : view.version}
          meanwhile={meanwhile}
        />
      ),
    });
  }
}

function kindOf(slug: string): StepKind {
  const kind = stepKindOf(slug);
  if (!kind) throw refuseHttp('http.no_such_route');
  return kind;
}

function formOf({ action }: StepKind): NonNullable<(typeof FORM_OF)[typeof action]> {
  const form = FORM_OF[action];
  if (!form) throw new Error(`${action} has no form`);
  return form;
}

/** Who may never do this in the dossier's unit is told so; what cannot be done just now is another matter. */
function mustHandle(caller: Caller, { view }: DossierFile, { action }: StepKind): void {
  const row = flowRow(view.state.name as State, action);
  if (row && !rolesIn(caller, view.unitId).some((role) => row.roles.includes(role))) throw refuseHttp('http.forbidden');
}

function flashOf(kind: StepKind, { code, form }: StepAnswer): Flash {
  return { tone: 'done', text: `${kind.title}: đã ghi cho hồ sơ ${code}.`, ...(form && { links: [{ text: `In mẫu ${form}`, href: `/in/ho-so/${code}/${form}` }] }) };
}
