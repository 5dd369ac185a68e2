import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, type Caller, CurrentCaller, type Page, ROLES, UuidParam } from '#src/platform/http';
import { DeadLetters, type DeliveryItem } from '../app/dead-letters.js';
import { Inbox, type InboxItem } from '../app/inbox.js';
import { DeliveriesQuery, InboxQuery } from './alerts.form.js';

@ApiTags('Cảnh báo')
@Controller('api/alerts')
export class AlertsController {
  constructor(private readonly inbox: Inbox, private readonly deadLetters: DeadLetters) {}

  @Get()
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Cảnh báo gửi cho người dùng và cho các vai trò của người dùng, mới nhất trước' })
  list(@CurrentCaller() caller: Caller, @Query() query: InboxQuery): Promise<Page<InboxItem>> {
    return this.inbox.page(caller, query.open, query.limit, query.cursor);
  }

  @Get('count')
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Số cảnh báo còn hiệu lực và số chưa xem' })
  count(@CurrentCaller() caller: Caller): Promise<{ open: number; unseen: number }> {
    return this.inbox.count(caller);
  }

  @Get('deliveries')
  @Allow('administrator')
  @ApiOperation({ summary: 'Thư và tin báo gửi ra ngoài; mặc định là những tin không gửi được' })
  deliveries(@CurrentCaller() caller: Caller, @Query() query: DeliveriesQuery): Promise<Page<DeliveryItem>> {
    return this.deadLetters.page(caller, query.state, query.limit, query.cursor);
  }

  @Post('deliveries/:unitId/:id/retry')
  @HttpCode(204)
  @Allow('administrator')
  @ApiOperation({ summary: 'Gửi lại một tin đã thôi gửi vì lỗi' })
  async retry(@CurrentCaller() caller: Caller, @UuidParam('unitId') unitId: string, @UuidParam('id') id: string): Promise<void> {
    await this.deadLetters.retry(caller, unitId, id);
  }

  @Post(':unitId/:id/seen')
  @HttpCode(204)
  @Allow(...ROLES)
  @ApiOperation({ summary: 'Đánh dấu đã xem một cảnh báo' })
  async seen(@CurrentCaller() caller: Caller, @UuidParam('unitId') unitId: string, @UuidParam('id') id: string): Promise<void> {
    await this.inbox.markSeen(caller, unitId, id);
  }
}
