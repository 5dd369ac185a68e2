import { Controller, Delete, Get, HttpCode, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, ROLES, UuidParam } from '#src/platform/http';
import { EndSessions } from '../app/end-sessions.js';
import { Sessions, type ShownSession } from '../app/sessions.js';
import { sessionOf } from './cookie.js';
import { mustBeInPerson } from './in-person.js';

@ApiTags('Phiên làm việc')
@Controller('api/sessions')
@Allow(...ROLES)
export class SessionsController {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly endSessions: EndSessions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Những nơi mình đang đăng nhập' })
  async mine(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<{ items: ShownSession[] }> {
    mustBeInPerson(caller);
    return { items: await this.database.inUnit(caller.unitId, (tx) => this.sessions.of(tx, caller.unitId, caller.accountId, sessionOf(request))) };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Kết thúc mọi phiên khác của mình' })
  async endOthers(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<void> {
    mustBeInPerson(caller);
    await this.database.inUnit(caller.unitId, (tx) => this.endSessions.all(tx, caller.accountId, caller, sessionOf(request)));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Kết thúc một phiên của mình' })
  async end(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<void> {
    mustBeInPerson(caller);
    await this.database.inUnit(caller.unitId, (tx) => this.endSessions.one(tx, caller.accountId, caller, id));
  }
}
