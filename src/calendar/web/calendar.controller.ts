import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Term } from '#libs/deadline';
import { isYearLoaded, workingDaysBetween } from '#libs/worktime';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, ROLES } from '#src/platform/http';
import { Calendars } from '../app/calendars.js';
import { type DuePreview, PreviewDue } from '../app/preview-due.js';
import { DayStore } from '../data/day.store.js';
import type { NotifiedDay } from '../domain/change.js';
import { refuse } from '../refusals.js';
import { DueQuery, SpanQuery, YearQuery } from './calendar.form.js';
import { unitToRead } from './unit-to-read.js';

@ApiTags('Lịch làm việc')
@Controller('api')
@Allow(...ROLES)
export class CalendarController {
  constructor(
    private readonly database: Database,
    private readonly days: DayStore,
    private readonly calendars: Calendars,
    private readonly previewDue: PreviewDue,
  ) {}

  @Get('calendar')
  @ApiOperation({ summary: 'Ngày nghỉ và ngày làm bù theo văn bản thông báo' })
  async list(@Query() { from, to }: SpanQuery): Promise<{ days: NotifiedDay[] }> {
    if (from > to) throw refuse('calendar.bad_span', { from, to });
    return { days: await this.database.inUnits([], (tx) => this.days.between(tx, from, to)) };
  }

  @Get('calendar/working-days')
  @ApiOperation({ summary: 'Số ngày làm việc của một năm ở đơn vị' })
  async workingDays(@CurrentCaller() caller: Caller, @Query() { year, unitId }: YearQuery): Promise<{ year: number; workingDays: number; loaded: boolean }> {
    const unit = unitToRead(caller, unitId);
    const calendar = await this.database.inUnit(unit, (tx) => this.calendars.of(tx, unit));
    const workingDays = workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`);
    return { year, workingDays, loaded: isYearLoaded(calendar, year) };
  }

  @Get('deadlines/preview')
  @ApiOperation({ summary: 'Tính thử ngày hẹn trả, kèm lý do từng ngày: theo thủ tục, hoặc theo một thời hạn nêu rõ' })
  async preview(@CurrentCaller() caller: Caller, @Query() query: DueQuery): Promise<DuePreview> {
    const unitId = unitToRead(caller, query.unitId);
    const { received, procedure, policy, pausedFrom, pausedTo } = query;
    if (pausedTo && !pausedFrom) throw refuse('calendar.pause_in_disorder');
    const pause = pausedFrom && { from: pausedFrom, to: pausedTo ?? null };
    return this.database.inUnit(unitId, (tx) =>
      this.previewDue.of(tx, { unitId, receivedAt: received, procedureCode: procedure, term: termOf(query), policy, pause }));
  }
}

function termOf({ term, termUnit, cutoff }: DueQuery): Term | undefined {
  if (termUnit === undefined) return undefined;
  return { unit: termUnit, amount: term ?? 0, cutoff };
}
