import { Body, Get, Post } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { formatDate } from '#libs/civil-date';
import { type Answer, Asked, DeskController, mustBe, page, type Question, seeOther, type Visit, Visiting } from '#src/desk';
import { type ReceiveAnswer, TurnAwayForm, ViewDossier } from '#src/dossiers';
import { Allow, type FormFields } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { type Filled, FillPerson } from '../app/fill-person.js';
import { IntakeDesk } from '../app/intake-desk.js';
import { IntakeDrafts } from '../app/intake-drafts.js';
import { TakeIn } from '../app/take-in.js';
import { atWork } from '../domain/at-work.js';
import { errorsOfReceipt, errorsOfRefusal, placed, withErrors } from '../domain/intake-errors.js';
import { factsIn, fieldsToRead, OTHER_PERSON, refusalFactsIn } from '../domain/intake-fields.js';
import { IntakeForm } from './intake.form.js';
import { IntakePage } from './intake.page.js';
import { INTAKE_PATH } from './intake-paths.js';
import type { Note } from './intake-view.js';

interface Reading<T> {
  form: new () => T;
  factsIn: (fields: FormFields) => FormFields;
  errorsOf: typeof errorsOfReceipt;
}

const RECEIPT: Reading<IntakeForm> = { form: IntakeForm, factsIn, errorsOf: errorsOfReceipt };
const REFUSAL: Reading<TurnAwayForm> = { form: TurnAwayForm, factsIn: refusalFactsIn, errorsOf: errorsOfRefusal };

interface Shown {
  note?: Note;
  ticked?: boolean;
}

@DeskController(INTAKE_PATH)
export class IntakeController {
  constructor(
    private readonly desk: IntakeDesk,
    private readonly people: FillPerson,
    private readonly taking: TakeIn,
    private readonly viewing: ViewDossier,
    private readonly drafts: IntakeDrafts,
  ) {}

  @Allow('clerk', 'leader')
  @Get()
  async form(@Visiting() visit: Visit, @Asked() query: Question): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const [draft, from] = [query.nhap ?? '', query.cua ?? ''];
    const kept = draft === '' ? {} : await this.drafts.open(visit, draft);
    const person = from === '' ? {} : await this.personOf(visit, from);
    return this.show(visit, new FormState({ ...emptyForm(), procedure: query['thu-tuc'] ?? '', ...person, ...kept }));
  }

  @Allow('clerk', 'leader')
  @Post()
  async act(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const state = new FormState(fields);
    switch (state.value('_act')) {
      case 'receive':
        return this.receive(visit, fields);
      case 'receive-next':
        return this.receive(visit, fields, true);
      case 'turn-away':
        return this.turnAway(visit, fields);
      case 'draft':
        return this.keep(visit, fields);
      case 'card':
        return this.showFilled(visit, await this.people.byCard(visit.caller, visit.unitId, fields, state.value('_card')));
      case 'enough':
        return this.show(visit, state, { ticked: true });
      default:
        return this.showFilled(visit, await this.people.byNumber(visit.caller, visit.unitId, fields));
    }
  }

  private async receive(visit: Visit, typed: FormFields, thenNext = false): Promise<Answer> {
    const { state, value } = await this.read(visit, typed, RECEIPT);
    if (!value) return this.show(visit, state);
    const done = await attempt(() => this.taking.receive(visit, value, state.value('_key')));
    if (!done.ok) return this.show(visit, state.with(...placed(done.refusal, done.errors, state)));
    await this.drafts.drop(visit, state.value('_draft'));
    return received(done.done, value, thenNext);
  }

  private async turnAway(visit: Visit, typed: FormFields): Promise<Answer> {
    const { state, value } = await this.read(visit, typed, REFUSAL);
    if (!value) return this.show(visit, state);
    const done = await attempt(() => this.taking.turnAway(visit, value, state.value('_key')));
    if (!done.ok) return this.show(visit, state.with(...placed(done.refusal, done.errors, state)));
    await this.drafts.drop(visit, state.value('_draft'));
    const { code } = done.done;
    const links = [{ text: 'In phiếu từ chối (mẫu 03)', href: `/in/ho-so/${code}/03` }, { text: 'Thêm mới', href: INTAKE_PATH }];
    return seeOther(`/ho-so/${code}`, { tone: 'done', text: `Đã từ chối tiếp nhận hồ sơ ${code}.`, links });
  }

  /** By the rules of the API and those of the counter; without a value where anything is wrong. */
  private async read<T extends object>(visit: Visit, typed: FormFields, { form: type, factsIn: facts, errorsOf }: Reading<T>): Promise<{ state: FormState; value?: T }> {
    const scene = await this.desk.scene(visit.unitId, new FormState(typed));
    const fields = fieldsToRead(typed, scene.version);
    const form = await readForm(type, facts(fields));
    const state = new FormState({ ...typed, ...fields });
    const errors = withErrors(form.state, errorsOf(state, scene));
    return form.ok && errors.length === 0 ? { state, value: form.value } : { state: state.with(...errors) };
  }

  private async keep(visit: Visit, fields: FormFields): Promise<Answer> {
    const kept = await attempt(() => this.drafts.keep(visit, fields));
    if (!kept.ok) return this.show(visit, new FormState(fields, kept.errors));
    return seeOther(`${INTAKE_PATH}?nhap=${kept.done.id}`, { tone: 'done', text: 'Đã lưu bản nháp.' });
  }

  private showFilled(visit: Visit, { fields, note }: Filled): Promise<Answer> {
    return this.show(visit, new FormState(fields), { ...(note && { note }) });
  }

  private async show(visit: Visit, state: FormState, { note, ticked }: Shown = {}): Promise<Answer> {
    const [scene, drafts] = await Promise.all([this.desk.scene(visit.unitId, state, ticked), this.drafts.list(visit, state.value('_draft'))]);
    return page({ title: 'Tiếp nhận hồ sơ', current: 'intake', hasErrors: state.errors.length > 0, body: <IntakePage view={{ state, scene, drafts, ...(note && { person: note }) }} /> });
  }

  /** The person of the dossier just received, for the next one: by its code, so that no name stands in an address. */
  private async personOf(visit: Visit, code: string): Promise<FormFields> {
    const { receipt } = await this.viewing.view(atWork(visit), code);
    const fields = (whose: string, person: object): [string, string][] => Object.entries(person).map(([part, value]) => [`${whose}.${part}`, String(value)]);
    return Object.fromEntries([...fields('owner', receipt.owner), ...(receipt.submitter ? [...fields('submitter', receipt.submitter), [OTHER_PERSON, 'true']] : [])]) as FormFields;
  }
}

function emptyForm(): FormFields {
  return { channel: 'counter', sets: '1', resultBy: 'desk', _key: uuidv7(), _draft: uuidv7() };
}

function received({ code, dueOn }: ReceiveAnswer, { channel }: IntakeForm, thenNext: boolean): Answer {
  const next = { text: 'Thêm mới', href: INTAKE_PATH };
  if (channel === 'online') {
    const review = `${INTAKE_PATH}/truc-tuyen/${code}`;
    return thenNext
      ? seeOther(`${INTAKE_PATH}?cua=${code}`, { tone: 'done', text: `Đã ghi nhận hồ sơ trực tuyến ${code}.`, links: [{ text: 'Tiếp nhận hồ sơ này', href: review }] })
      : seeOther(review, { tone: 'done', text: `Đã ghi nhận hồ sơ trực tuyến ${code}, chờ tiếp nhận.`, links: [next] });
  }
  const text = `Đã tiếp nhận hồ sơ ${code}${dueOn === null ? '' : `, hẹn trả ${formatDate(dueOn)}`}.`;
  const print = { text: 'In giấy tiếp nhận', href: `/in/ho-so/${code}/01` };
  if (!thenNext) return seeOther(`/ho-so/${code}`, { tone: 'done', text, links: [print, next] });
  return seeOther(`${INTAKE_PATH}?cua=${code}`, { tone: 'done', text, links: [print, { text: 'Xem hồ sơ', href: `/ho-so/${code}` }] });
}
