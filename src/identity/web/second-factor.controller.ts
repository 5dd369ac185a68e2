import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, ROLES } from '#src/platform/http';
import { DropSecondFactor } from '../app/drop-second-factor.js';
import { EnrolSecondFactor } from '../app/enrol-second-factor.js';
import { SecondFactors, type SecondFactorState } from '../app/second-factors.js';
import { mustBeInPerson } from './in-person.js';
import { CodeForm, CurrentPasswordForm } from './session.form.js';

@ApiTags('Xác thực hai bước')
@Controller('api/second-factor')
@Allow(...ROLES)
export class SecondFactorController {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactors,
    private readonly enrol: EnrolSecondFactor,
    private readonly drop: DropSecondFactor,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Xác thực hai bước của mình đang bật hay tắt, còn bao nhiêu mã dự phòng' })
  state(@CurrentCaller() { accountId, unitId }: Caller): Promise<SecondFactorState> {
    return this.database.inUnit(unitId, (tx) => this.factors.of(tx, { id: accountId, unitId }));
  }

  @Post()
  @ApiOperation({ summary: 'Bắt đầu bật: khóa để quét vào ứng dụng xác thực, chỉ hiện một lần' })
  begin(@CurrentCaller() caller: Caller): Promise<{ secret: string; uri: string }> {
    mustBeInPerson(caller);
    return this.database.inUnit(caller.unitId, (tx) => this.enrol.begin(tx, caller.accountId));
  }

  @Put()
  @ApiOperation({ summary: 'Bật bằng một mã của ứng dụng; trả về mã dự phòng, chỉ hiện một lần' })
  async confirm(@CurrentCaller() caller: Caller, @Body() form: CodeForm): Promise<{ recoveryCodes: string[] }> {
    mustBeInPerson(caller);
    return { recoveryCodes: await this.database.inUnit(caller.unitId, (tx) => this.enrol.confirm(tx, caller.accountId, form.code)) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lập mã dự phòng mới thay cho các mã cũ' })
  async renew(@CurrentCaller() caller: Caller, @Body() form: CodeForm): Promise<{ recoveryCodes: string[] }> {
    mustBeInPerson(caller);
    return { recoveryCodes: await this.database.inUnit(caller.unitId, (tx) => this.enrol.renewRecoveryCodes(tx, caller.accountId, form.code)) };
  }

  @Post('removal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tắt xác thực hai bước của mình, bằng mật khẩu' })
  async remove(@CurrentCaller() caller: Caller, @Body() form: CurrentPasswordForm): Promise<void> {
    mustBeInPerson(caller);
    await this.database.inUnit(caller.unitId, (tx) => this.drop.own(tx, caller.accountId, form.password));
  }
}
