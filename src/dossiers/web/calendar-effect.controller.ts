import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, UuidParam } from '#src/platform/http';
import { CalendarEffect, type UnitEffect } from '../app/calendar-effect.js';

@ApiTags('Lịch làm việc')
@Controller('api/calendar/changes')
export class CalendarEffectController {
  constructor(private readonly effects: CalendarEffect) {}

  @Allow('controller', 'administrator', 'leader')
  @Get(':id/effect')
  @ApiOperation({ summary: 'Xem trước: những hồ sơ đang mở sẽ đổi ngày hẹn trả nếu áp dụng thay đổi lịch' })
  async effect(@CurrentCaller() caller: Caller, @UuidParam('id') changeId: string): Promise<{ units: UnitEffect[] }> {
    return { units: await this.effects.of(caller.unitIds, changeId) };
  }
}
