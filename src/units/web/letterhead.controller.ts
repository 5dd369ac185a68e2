import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, ROLES, UuidParam } from '#src/platform/http';
import { type LetterheadInForce, Letterheads } from '../app/letterheads.js';
import { SetLetterhead } from '../app/set-letterhead.js';
import { mustHaveRole, mustSee } from './in-unit.js';
import { LetterheadForm, letterheadOf } from './letterhead.form.js';
import { OnQuery } from './units.form.js';

type LetterheadView = LetterheadInForce & { on: CivilDate; editions: CivilDate[] };

@ApiTags('Đơn vị')
@Controller('api/units/:id/letterhead')
export class LetterheadController {
  constructor(
    private readonly database: Database,
    private readonly letterheads: Letterheads,
    private readonly setLetterhead: SetLetterhead,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Đầu trang và người ký trên biểu mẫu, trong một ngày (mặc định hôm nay)' })
  find(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() query: OnQuery): Promise<LetterheadView> {
    mustSee(caller, id);
    return this.view(id, query.on ?? this.clock.today());
  }

  @Put()
  @Allow('administrator', 'controller')
  @ApiOperation({ summary: 'Đặt đầu trang và người ký từ một ngày; biểu mẫu của những ngày trước giữ nguyên' })
  async change(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Body() form: LetterheadForm): Promise<LetterheadView> {
    mustHaveRole(caller, id, 'administrator', 'controller');
    await this.database.inUnit(id, (tx) => this.setLetterhead.run(tx, caller.accountId, id, form.validFrom, letterheadOf(form)));
    return this.view(id, form.validFrom);
  }

  private view(id: string, on: CivilDate): Promise<LetterheadView> {
    return this.database.inUnit(id, async (tx) => ({ on, ...(await this.letterheads.inForce(tx, id, on)), editions: await this.letterheads.editions(tx, id) }));
  }
}
