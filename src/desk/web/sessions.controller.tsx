import { Body, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EndSessions, sessionOf, Sessions } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, refuseInvalid, ROLES } from '#src/platform/http';
import { attempt, readForm } from '#src/platform/view';
import { type Answer, page, seeOther } from '../domain/answer.js';
import { SessionForm } from './account.form.js';
import { DeskController } from './desk-controller.js';
import { SessionsPage } from './sessions.page.js';
import { type Visit, Visiting } from './visit.js';

const PATH = '/tai-khoan/phien';

@DeskController(PATH)
@Allow(...ROLES)
export class SessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly endSessions: EndSessions,
    private readonly clock: Clock,
  ) {}

  @Get()
  async mine(@Visiting() { caller }: Visit, @Req() request: FastifyRequest): Promise<Answer> {
    const sessions = await this.database.inUnit(caller.unitId, (tx) => this.sessions.of(tx, caller.unitId, caller.accountId, sessionOf(request)));
    return page({ title: 'Phiên đăng nhập', body: <SessionsPage sessions={sessions} now={this.clock.now()} /> });
  }

  /** One that has ended meanwhile is what was wanted. */
  @Post('ket-thuc')
  async endOne(@Visiting() { caller }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(SessionForm, fields);
    if (!form.ok) throw refuseInvalid(form.state.errors);
    const ended = await attempt(() => this.database.inUnit(caller.unitId, (tx) => this.endSessions.one(tx, caller.accountId, caller, form.value.id)));
    return seeOther(PATH, ended.ok ? { tone: 'done', text: 'Đã kết thúc phiên đó.' } : { tone: 'note', text: ended.refusal.text });
  }

  @Post('ket-thuc-het')
  async endOthers(@Visiting() { caller }: Visit, @Req() request: FastifyRequest): Promise<Answer> {
    await this.database.inUnit(caller.unitId, (tx) => this.endSessions.all(tx, caller.accountId, caller, sessionOf(request)));
    return seeOther(PATH, { tone: 'done', text: 'Đã kết thúc mọi phiên khác. Chỉ còn phiên này.' });
  }
}
