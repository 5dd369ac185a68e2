import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, Text, Uuid } from '#src/platform/http';
import { FindPerson, type KnownPerson } from '../app/find-person.js';
import { type RecentProcedure, RecentProcedures } from '../app/recent-procedures.js';
import { targetUnit } from '../app/target-unit.js';

class PersonQuestion {
  @Text({ label: 'Số định danh, CMND hoặc mã số thuế', max: 20, example: '001099000001' }) idNumber!: string;
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

class UnitQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

/** What a clerk wants to know while receiving. */
@ApiTags('Hồ sơ')
@Controller('api/desk')
export class DeskQuestionsController {
  constructor(private readonly people: FindPerson, private readonly procedures: RecentProcedures) {}

  /** A body, not a query: identity numbers must not end up in any log of addresses. */
  @Allow('clerk', 'officer', 'leader')
  @Post('person')
  @HttpCode(200)
  @ApiOperation({ summary: 'Người đã có hồ sơ tại đơn vị, theo số định danh; null khi chưa có. Mỗi lần xem được ghi lại' })
  async person(@CurrentCaller() caller: Caller, @Body() form: PersonQuestion): Promise<{ person: KnownPerson | null }> {
    return { person: (await this.people.byIdNumber(caller, targetUnit(caller, form.unitId), form.idNumber)) ?? null };
  }

  @Allow('clerk', 'officer', 'leader')
  @Get('procedures')
  @ApiOperation({ summary: 'Những thủ tục tôi tiếp nhận nhiều nhất gần đây' })
  async recent(@CurrentCaller() caller: Caller, @Query() query: UnitQuery): Promise<{ items: RecentProcedure[] }> {
    return { items: await this.procedures.of(targetUnit(caller, query.unitId), caller.accountId) };
  }
}
