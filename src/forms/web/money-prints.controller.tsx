import { Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type CivilDate, formatDate } from '#libs/civil-date';
import { type Answer, DeskController, type Visit, Visiting } from '#src/desk';
import { FeesOf, Till } from '#src/fees';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, CivilDateField, Uuid } from '#src/platform/http';
import { FORM_ROLES } from '../app/dossier-prints.js';
import { UnitHeads } from '../app/unit-heads.js';
import { idIn } from './list-prints.controller.js';
import { FeeReceiptSheet, TillSheet } from './money.page.js';
import { Paper } from './paper.js';

const TILL_ROLES = ['clerk', 'leader', 'controller', 'administrator'] as const;

class TillQuery {
  @CivilDateField({ label: 'Ngày', optional: true }) ngay?: CivilDate;
  @Uuid({ label: 'Người thu', optional: true }) nguoi?: string;
}

/** Receipts of fees and the till. Whose till it is, and who may see it, is for the fees to say. */
@DeskController('in')
export class MoneyPrintsController {
  constructor(
    private readonly database: Database,
    private readonly heads: UnitHeads,
    private readonly fees: FeesOf,
    private readonly till: Till,
    private readonly paper: Paper,
    private readonly clock: Clock,
  ) {}

  @Allow(...FORM_ROLES)
  @Get('bien-lai/:id')
  async receipt(@Visiting() { caller, unitId }: Visit, @Param('id') id: string, @Req() request: FastifyRequest): Promise<Answer> {
    const { receipt, head } = await this.database.inUnit(unitId, async (tx) => {
      const found = await this.fees.receipt(tx, caller, unitId, idIn(id));
      return { receipt: found, head: await this.heads.of(tx, unitId, found.takenOn) };
    });
    return this.paper.give(request, {
      title: `Biên lai ${receipt.number}`,
      fileName: `bien-lai-${receipt.number.replace('/', '-')}`,
      back: { href: `/ho-so/${receipt.dossierCode}`, text: `Hồ sơ ${receipt.dossierCode}` },
      sheets: <FeeReceiptSheet head={head} receipt={receipt} />,
    });
  }

  @Allow(...TILL_ROLES)
  @Get(['thu-phi', 'thu-phi.pdf'])
  async day(@Visiting() { caller, unitId }: Visit, @Query() { ngay: day = this.clock.today(), nguoi }: TillQuery, @Req() request: FastifyRequest): Promise<Answer> {
    const { till, head } = await this.database.inUnit(unitId, async (tx) => ({
      till: await this.till.seenBy(tx, caller, unitId, day, nguoi),
      head: await this.heads.of(tx, unitId, day),
    }));
    const [only, ...others] = till.clerks;
    return this.paper.give(request, {
      title: 'Bảng kê thu phí, lệ phí',
      fileName: `thu-phi-${day}`,
      back: { href: `/thu-phi?ngay=${day}`, text: 'Thu phí' },
      note: formatDate(day),
      sheets: <TillSheet head={head} title="Bảng kê thu phí, lệ phí" clerk={only && others.length === 0 ? only.clerk.name : ''} {...till} />,
    });
  }

  @Allow(...TILL_ROLES)
  @Get('chot-quy/:id')
  async closing(@Visiting() { caller, unitId }: Visit, @Param('id') id: string, @Req() request: FastifyRequest): Promise<Answer> {
    const { found, head } = await this.database.inUnit(unitId, async (tx) => {
      const closed = await this.till.closing(tx, caller, unitId, idIn(id));
      return { found: closed, head: await this.heads.of(tx, unitId, closed.closing.day) };
    });
    const { closing, entries, total } = found;
    return this.paper.give(request, {
      title: `Chốt quỹ ${closing.number}`,
      fileName: `chot-quy-${closing.number.replace('/', '-')}`,
      back: { href: `/thu-phi?ngay=${closing.day}`, text: 'Thu phí' },
      sheets: (
        <TillSheet head={head} title="Biên bản chốt quỹ thu phí, lệ phí" number={closing.number} day={closing.day} entries={entries} total={total} clerks={[]} closings={[closing]} clerk={closing.clerk.name} />
      ),
    });
  }
}
