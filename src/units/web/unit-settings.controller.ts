import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CivilDate } from '#libs/civil-date';
import type { WorkSession } from '#libs/worktime';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, ROLES, UuidParam } from '#src/platform/http';
import { SetReportLines } from '../app/set-report-lines.js';
import { SetSessions } from '../app/set-sessions.js';
import { Units } from '../app/units.js';
import type { ReportLine } from '../domain/report-lines.js';
import { mustHaveRole, mustSee } from './in-unit.js';
import { OnQuery, ReportLinesForm, SessionsForm } from './units.form.js';

@ApiTags('Đơn vị')
@Controller('api/units/:id')
export class UnitSettingsController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly setSessions: SetSessions,
    private readonly setReportLines: SetReportLines,
    private readonly clock: Clock,
  ) {}

  @Get('sessions')
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Giờ làm việc trong tuần: đã qua, đang và sẽ áp dụng' })
  async sessions(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<{ sessions: WorkSession[] }> {
    mustSee(caller, id);
    return { sessions: await this.database.inUnit(id, (tx) => this.units.sessionsOf(tx, id)) };
  }

  @Put('sessions')
  @Allow('administrator')
  @ApiOperation({ summary: 'Đặt giờ làm việc từ một ngày; giờ đang áp dụng kết thúc vào ngày hôm trước' })
  async changeSessions(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: SessionsForm): Promise<{ sessions: WorkSession[] }> {
    mustHaveRole(caller, id, 'administrator');
    return this.database.inUnit(id, async (tx) => {
      await this.setSessions.run(tx, caller.accountId, id, form.validFrom, form.sessions);
      return { sessions: await this.units.sessionsOf(tx, id) };
    });
  }

  @Get('report-lines')
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Các dòng của báo cáo và lĩnh vực được đếm vào từng dòng, trong một ngày (mặc định hôm nay)' })
  reportLines(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() query: OnQuery): Promise<{ on: CivilDate; lines: ReportLine[] }> {
    mustSee(caller, id);
    return this.linesOn(id, query.on ?? this.clock.today());
  }

  @Put('report-lines')
  @Allow('administrator', 'controller')
  @ApiOperation({ summary: 'Đặt các dòng của báo cáo từ một ngày; lĩnh vực không có dòng riêng được đếm vào dòng cuối' })
  async changeReportLines(
    @CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: ReportLinesForm,
  ): Promise<{ on: CivilDate; lines: ReportLine[] }> {
    mustHaveRole(caller, id, 'administrator', 'controller');
    await this.database.inUnit(id, (tx) => this.setReportLines.run(tx, caller.accountId, id, form.validFrom, form.lines));
    return this.linesOn(id, form.validFrom);
  }

  private async linesOn(id: string, on: CivilDate): Promise<{ on: CivilDate; lines: ReportLine[] }> {
    return { on, lines: await this.database.inUnit(id, (tx) => this.units.reportLines(tx, id, on)) };
  }
}
