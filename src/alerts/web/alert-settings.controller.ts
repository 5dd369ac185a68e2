import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, ROLES, UuidParam } from '#src/platform/http';
import { mustHaveRole, mustSee } from '#src/units';
import { AlertSettings } from '../app/alert-settings.js';
import type { AlertSetting } from '../domain/alert-setting.js';
import { AlertSettingForm } from './alerts.form.js';

@ApiTags('Cảnh báo')
@Controller('api/units/:id/alert-settings')
export class AlertSettingsController {
  constructor(private readonly settings: AlertSettings) {}

  @Get()
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Cảnh báo trước hạn bao lâu và có tổng hợp việc trong ngày hay không' })
  find(@CurrentCaller() caller: Caller, @UuidParam('id') id: string): Promise<AlertSetting> {
    mustSee(caller, id);
    return this.settings.of(id);
  }

  @Put()
  @Allow('controller', 'leader')
  @ApiOperation({ summary: 'Đặt thời gian cảnh báo trước hạn của đơn vị' })
  change(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: AlertSettingForm): Promise<AlertSetting> {
    mustHaveRole(caller, id, 'controller', 'leader');
    const { firstLeadDays, secondLeadHours, acceptanceLeadHours, digest } = form;
    return this.settings.change(id, { firstLeadDays, secondLeadHours, acceptanceLeadHours, digest }, caller.accountId);
  }
}
