import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Catalogue } from '#src/catalogue';
import { type Answer, DeskController, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, ROLES, TextParam } from '#src/platform/http';
import { UnitHeads } from '../app/unit-heads.js';
import { GuidanceSheet } from './guidance.page.js';
import { Paper, withoutPdf } from './paper.js';

/** What to bring, as the catalogue has it today; for somebody who came without. */
@DeskController('in')
export class GuidanceController {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly heads: UnitHeads,
    private readonly paper: Paper,
    private readonly clock: Clock,
  ) {}

  @Allow(...ROLES)
  @Get('huong-dan/:procedure')
  async guidance(@Visiting() { caller, unitId }: Visit, @TextParam('procedure') procedure: string, @Req() request: FastifyRequest): Promise<Answer> {
    const today = this.clock.today();
    const { version, head } = await this.database.inUnit(unitId, async (tx) => ({
      version: await this.catalogue.inForce(tx, unitId, withoutPdf(procedure), today),
      head: await this.heads.of(tx, unitId, today),
    }));
    return this.paper.give(request, {
      title: 'Phiếu hướng dẫn',
      fileName: `huong-dan-${version.code}`,
      back: { href: '/tiep-nhan', text: 'Tiếp nhận hồ sơ' },
      note: version.name,
      sheets: <GuidanceSheet head={head} version={version} date={today} clerk={caller.displayName} />,
    });
  }
}
