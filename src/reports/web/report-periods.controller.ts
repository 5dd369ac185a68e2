import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { addDays } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Allow, type Caller, CivilDateField, CurrentCaller, Uuid, UuidParam } from '#src/platform/http';
import { mustHaveRole } from '#src/units';
import { CountRun, type Recount } from '../app/count-run.js';
import { FindReports, READER_ROLES, REPORT_ROLES } from '../app/find-reports.js';
import { type Corrections, ListCorrections } from '../app/list-corrections.js';
import { type CalendarEntry, ReportSchedule } from '../app/report-schedule.js';

class CalendarQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
  @CivilDateField({ label: 'Kỳ kết thúc từ ngày', optional: true }) from?: string;
  @CivilDateField({ label: 'Kỳ kết thúc đến ngày', optional: true }) to?: string;
}

/** What is owed when, and what became of what was closed. */
@ApiTags('Báo cáo')
@Controller('api/reports')
export class ReportPeriodsController {
  constructor(
    private readonly finding: FindReports,
    private readonly listing: ListCorrections,
    private readonly counting: CountRun,
    private readonly schedule: ReportSchedule,
    private readonly clock: Clock,
  ) {}

  @Get('calendar')
  @Allow(...REPORT_ROLES, ...READER_ROLES)
  @ApiOperation({ summary: 'Lịch báo cáo: kỳ nào phải lập, hạn chốt, đã lập và đã chốt chưa' })
  async calendar(@CurrentCaller() caller: Caller, @Query() query: CalendarQuery): Promise<{ entries: CalendarEntry[] }> {
    const { unitId = caller.unitId, from = addDays(this.clock.today(), -180), to = addDays(this.clock.today(), 180) } = query;
    mustHaveRole(caller, unitId, ...REPORT_ROLES, ...READER_ROLES);
    return { entries: await this.schedule.calendar(unitId, from, to) };
  }

  @Get(':id/corrections')
  @Allow(...REPORT_ROLES, ...READER_ROLES)
  @ApiOperation({ summary: 'Danh sách đính chính của bản đã chốt: hồ sơ ghi muộn hoặc sửa sau đó, ô nào đổi, ai ghi, vì sao' })
  async corrections(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<Corrections> {
    return this.listing.of(caller, await this.finding.getFinished(caller, id));
  }

  @Get(':id/recount')
  @Allow(...REPORT_ROLES)
  @ApiOperation({ summary: 'Đếm lại từ nhật ký hồ sơ đến đúng dòng mà bảng đã đếm; số phải y như cũ' })
  async recount(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<Recount> {
    return this.counting.again(await this.finding.getFinished(caller, id));
  }
}
