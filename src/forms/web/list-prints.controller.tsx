import { Get, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { addDays, type CivilDate, daysBetween, formatDate } from '#libs/civil-date';
import { type Answer, DeskController, mustBe, type Visit, Visiting } from '#src/desk';
import { HandOverLists, Register, type RegisterRow } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, CivilDateField, refuseHttp } from '#src/platform/http';
import { FORM_ROLES } from '../app/dossier-prints.js';
import { type UnitHead, UnitHeads } from '../app/unit-heads.js';
import { refuse } from '../refusals.js';
import { HandOverSheet, RegisterSheet, ResultsSheet } from './lists.page.js';
import { Paper, withoutPdf } from './paper.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const REGISTER_ROLES = [...FORM_ROLES, 'controller', 'supervisor'] as const;
const LONGEST_REGISTER = 366;
const MOST_LINES = 3_000;

class DayQuery {
  @CivilDateField({ label: 'Ngày', optional: true }) ngay?: CivilDate;
}

class DaysQuery {
  @CivilDateField({ label: 'Từ ngày', optional: true }) tu?: CivilDate;
  @CivilDateField({ label: 'Đến ngày', optional: true }) den?: CivilDate;
}

/** Lists of many dossiers: handed over, returned, and the register. */
@DeskController('in')
export class ListPrintsController {
  constructor(
    private readonly database: Database,
    private readonly heads: UnitHeads,
    private readonly handOvers: HandOverLists,
    private readonly register: Register,
    private readonly paper: Paper,
    private readonly clock: Clock,
  ) {}

  @Allow(...FORM_ROLES)
  @Get('ban-giao/:id')
  async handOver(@Visiting() visit: Visit, @Param('id') id: string, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, ...FORM_ROLES);
    const list = await this.handOvers.find(visit.caller, visit.unitId, idIn(id));
    const head = await this.headOn(visit.unitId, this.clock.today());
    return this.paper.give(request, {
      title: 'Danh sách bàn giao hồ sơ',
      fileName: `ban-giao-${list.number}-${list.year}`,
      back: { href: '/ban-giao', text: 'Danh sách bàn giao' },
      sheets: <HandOverSheet head={head} list={list} />,
    });
  }

  @Allow(...FORM_ROLES)
  @Get(['ket-qua', 'ket-qua.pdf'])
  async results(@Visiting() visit: Visit, @Query() { ngay: day = this.clock.today() }: DayQuery, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, ...FORM_ROLES);
    const rows = await this.register.returned(visit.caller, visit.unitId, day);
    const head = await this.headOn(visit.unitId, day);
    return this.paper.give(request, {
      title: 'Danh sách trả kết quả',
      fileName: `tra-ket-qua-${day}`,
      back: { href: '/tra-ket-qua', text: 'Trả kết quả' },
      note: `${formatDate(day)}, ${rows.length} hồ sơ`,
      sheets: <ResultsSheet head={head} day={day} rows={rows} clerk={visit.caller.displayName} />,
    });
  }

  @Allow(...REGISTER_ROLES)
  @Get(['so-theo-doi', 'so-theo-doi.pdf'])
  async book(@Visiting() visit: Visit, @Query() { tu, den }: DaysQuery, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, ...REGISTER_ROLES);
    const to = den ?? tu ?? this.clock.today();
    const from = tu ?? to;
    if (from > to || daysBetween(from, addDays(to, 1)) > LONGEST_REGISTER) throw refuse('print.bad_period', { from, to, most: LONGEST_REGISTER });
    const rows = await this.lines(visit, from, to);
    const head = await this.headOn(visit.unitId, to);
    return this.paper.give(request, {
      title: head.set.titles['07'],
      fileName: `so-theo-doi-${from}-${to}`,
      back: { href: `/so-theo-doi?tu=${from}&den=${to}`, text: 'Sổ theo dõi' },
      note: `${rows.length} hồ sơ`,
      sheets: <RegisterSheet head={head} from={from} to={to} rows={rows} />,
    });
  }

  private async lines({ caller, unitId }: Visit, from: CivilDate, to: CivilDate): Promise<RegisterRow[]> {
    const rows: RegisterRow[] = [];
    for await (const batch of this.register.rows(caller, unitId, { from, to })) {
      rows.push(...batch);
      if (rows.length > MOST_LINES) throw refuse('print.too_many_lines', { most: MOST_LINES });
    }
    return rows;
  }

  private headOn(unitId: string, day: CivilDate): Promise<UnitHead> {
    return this.database.inUnit(unitId, (tx) => this.heads.of(tx, unitId, day));
  }
}

/** The id in a path's last part. @throws http.no_such_route */
export function idIn(text: string): string {
  const id = withoutPdf(text).toLowerCase();
  if (!UUID.test(id)) throw refuseHttp('http.no_such_route');
  return id;
}
