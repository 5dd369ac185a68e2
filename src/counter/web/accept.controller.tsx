import { Body, Get, Param, Post } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { formatDate } from '#libs/civil-date';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { type StepAnswer, TakeStep, type WantedStep } from '#src/dossiers';
import { Allow, type FormFields } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { DossierAtCounter } from '../app/dossier-at-counter.js';
import { Promises } from '../app/promises.js';
import { atWork } from '../domain/at-work.js';
import { AnswerForm } from './accept.form.js';
import { AcceptPage, acceptPath } from './accept.page.js';

const ANSWERS = ['accept', 'request_completion', 'refuse'] as const;
type AnswerName = (typeof ANSWERS)[number];

/** Submissions looked through and answered, with the eight hours in view. */
@DeskController('tiep-nhan/truc-tuyen')
export class AcceptController {
  constructor(
    private readonly dossiers: DossierAtCounter,
    private readonly promises: Promises,
    private readonly steps: TakeStep,
  ) {}

  @Allow('clerk', 'leader')
  @Get(':code')
  form(@Visiting() visit: Visit, @Param('code') code: string): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    return this.show(visit, code, new FormState({ _key: uuidv7() }));
  }

  @Allow('clerk', 'leader')
  @Post(':code')
  async answer(@Visiting() visit: Visit, @Param('code') code: string, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const form = await readForm(AnswerForm, fields);
    const answer = ANSWERS.find((each) => each === form.state.value('_act'));
    if (!form.ok || !answer) return this.show(visit, code, form.state);
    if (answer !== 'accept' && form.value.reason === undefined) {
      return this.show(visit, code, form.state.with({ field: 'reason', code: 'required', message: 'Lý do: bắt buộc phải có khi yêu cầu hoàn thiện hoặc từ chối.' }));
    }
    const done = await attempt(() => this.steps.take(atWork(visit), code, wantedStep(answer, form.value), { version: form.value.version, requestKey: form.state.value('_key') }));
    if (!done.ok) return this.show(visit, code, form.state.with(...done.errors));
    return told(answer, done.done);
  }

  private async show(visit: Visit, code: string, state: FormState): Promise<Answer> {
    const here = await this.dossiers.open(visit, code);
    const { dossier } = here;
    const waiting = dossier.state.name === 'submitted' && dossier.acceptanceDueAt !== null;
    const minutesLeft = waiting && dossier.acceptanceDueAt ? await this.promises.minutesLeft(visit.unitId, dossier.acceptanceDueAt) : undefined;
    const promise = waiting ? await this.promises.of(visit.unitId, dossier.procedure.code, 'counter') : undefined;
    return page({ title: `Xét hồ sơ ${dossier.code}`, current: 'to_accept', hasErrors: state.errors.length > 0, body: <AcceptPage view={{ state, here, ...(minutesLeft !== undefined && { minutesLeft }), ...(promise && { promise }) }} /> });
  }
}

function wantedStep(answer: AnswerName, { reason = '', missing }: AnswerForm): WantedStep {
  switch (answer) {
    case 'accept':
      return { action: 'accept', facts: reason === '' ? {} : { note: reason } };
    case 'request_completion':
      return { action: 'request_completion', facts: { reason, missing } };
    case 'refuse':
      return { action: 'refuse', facts: { reason } };
  }
}

const TOLD: Readonly<Record<AnswerName, { text: string; print: string; form: string }>> = {
  accept: { text: 'Đã tiếp nhận hồ sơ', print: 'In giấy tiếp nhận', form: '01' },
  request_completion: { text: 'Đã yêu cầu hoàn thiện hồ sơ', print: 'In phiếu yêu cầu', form: '02' },
  refuse: { text: 'Đã từ chối tiếp nhận hồ sơ', print: 'In phiếu từ chối', form: '03' },
};

function told(answer: AnswerName, { code, dueOn }: StepAnswer): Answer {
  const { text, print, form } = TOLD[answer];
  const promised = answer === 'accept' && dueOn !== null ? `, hẹn trả ${formatDate(dueOn)}` : '';
  const links = [{ text: print, href: `/in/ho-so/${code}/${form}` }, { text: 'Hồ sơ chờ tiếp nhận khác', href: '/danh-sach/cho-tiep-nhan' }];
  return seeOther(answer === 'accept' ? `/ho-so/${code}` : acceptPath(code), { tone: 'done', text: `${text} ${code}${promised}.`, links });
}
