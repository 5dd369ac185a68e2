import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Calendars } from '#src/calendar';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, UuidParam } from '#src/platform/http';
import { Units } from '#src/units';
import { type MovedDue, RecalculateDues } from '../app/recalculate-dues.js';

interface CalendarEffect {
  units: { unitId: string; name: string; moved: MovedDue[] }[];
}

@ApiTags('Lịch làm việc')
@Controller('api/calendar/changes')
export class CalendarEffectController {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly calendars: Calendars,
    private readonly dues: RecalculateDues,
  ) {}

  @Allow('controller', 'administrator', 'leader')
  @Get(':id/effect')
  @ApiOperation({ summary: 'Xem trước: những hồ sơ đang mở sẽ đổi ngày hẹn trả nếu áp dụng thay đổi lịch' })
  async effect(@CurrentCaller() caller: Caller, @UuidParam('id') changeId: string): Promise<CalendarEffect> {
    const units: CalendarEffect['units'] = [];
    for (const unitId of caller.unitIds) {
      const effect = await this.database.inUnit(unitId, async (tx) => {
        if ((await this.units.sessionsOf(tx, unitId)).length === 0) return undefined;
        const moved = await this.dues.preview(tx, unitId, await this.calendars.withChanges(tx, unitId, changeId));
        return { unitId, name: (await this.units.get(tx, unitId)).name, moved };
      });
      if (effect) units.push(effect);
    }
    return { units };
  }
}
