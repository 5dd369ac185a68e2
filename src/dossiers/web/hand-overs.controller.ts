import { Body, Controller, Get, Headers, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, type Page, PageQuery, Uuid, UuidParam } from '#src/platform/http';
import { type HandOverLine, HandOverLists, type HandOverListView } from '../app/hand-over-lists.js';
import { type HandOverAnswer, HandOverMany } from '../app/hand-over-many.js';
import { targetUnit } from '../app/target-unit.js';
import { HandOverManyForm } from './step.forms.js';

class UnitQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

class ListsQuery extends PageQuery {
  @Uuid({ label: 'Đơn vị', optional: true }) unitId?: string;
}

@ApiTags('Hồ sơ: bàn giao')
@Allow('clerk', 'officer', 'leader')
@Controller('api/hand-overs')
export class HandOversController {
  constructor(private readonly handing: HandOverMany, private readonly lists: HandOverLists) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Bàn giao nhiều hồ sơ một lần; từng hồ sơ được hay không, và danh sách bàn giao' })
  handOver(@CurrentCaller() caller: Caller, @Body() form: HandOverManyForm, @Headers('idempotency-key') key?: string): Promise<HandOverAnswer> {
    const { unitId, dossiers, ...to } = form;
    return this.handing.run(caller, dossiers, to, key, unitId);
  }

  @Get()
  @ApiOperation({ summary: 'Các danh sách bàn giao, mới nhất trước' })
  recent(@CurrentCaller() caller: Caller, @Query() query: ListsQuery): Promise<Page<HandOverListView>> {
    return this.lists.recent(caller, targetUnit(caller, query.unitId), query);
  }

  @Get('waiting')
  @ApiOperation({ summary: 'Các danh sách bàn giao chờ tôi xác nhận' })
  async waiting(@CurrentCaller() caller: Caller, @Query() { unitId }: UnitQuery): Promise<{ items: HandOverListView[] }> {
    return { items: await this.lists.waiting(caller, targetUnit(caller, unitId)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Một danh sách bàn giao và các hồ sơ trong đó' })
  find(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId }: UnitQuery): Promise<HandOverListView & { lines: HandOverLine[] }> {
    return this.lists.find(caller, targetUnit(caller, unitId), id);
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Xác nhận đã nhận đủ hồ sơ bàn giao' })
  confirm(@CurrentCaller() caller: Caller, @UuidParam('id') id: string, @Query() { unitId }: UnitQuery): Promise<HandOverListView & { lines: HandOverLine[] }> {
    return this.lists.confirm(caller, targetUnit(caller, unitId), id);
  }
}
