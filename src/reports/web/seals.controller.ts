import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Clock } from '#src/platform/clock';
import { Public, RateLimit, TextParam } from '#src/platform/http';
import { contentHashFrom, FindSeal, type FoundSeal } from '../app/find-seal.js';
import { refuse } from '../refusals.js';

/** What the page for anybody who holds a copy tells, for programs. */
@ApiTags('Báo cáo')
@Public()
@Controller('api/seals')
export class SealsController {
  private readonly limit = new RateLimit({ most: 30, windowMs: 60_000 });

  constructor(
    private readonly seals: FindSeal,
    private readonly clock: Clock,
  ) {}

  /** @throws report.seal_not_found, http.too_many_requests */
  @Get(':hash')
  @ApiOperation({ summary: 'Bảng đã chốt mang mã kiểm tra này: của đơn vị nào, kỳ nào, chốt lúc nào; ai cũng hỏi được' })
  async find(@Req() request: FastifyRequest, @TextParam('hash', 100) typed: string): Promise<{ items: FoundSeal[] }> {
    this.limit.take(request.ip, this.clock.now());
    const hash = contentHashFrom(typed);
    const items = hash === undefined ? [] : await this.seals.find(hash);
    if (items.length === 0) throw refuse('report.seal_not_found');
    return { items };
  }
}
