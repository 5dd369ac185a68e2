import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService, type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import type { FastifyRequest } from 'fastify';
import { Config } from '#src/platform/config';
import { Database } from '#src/platform/database';
import { Public } from '#src/platform/http';
import { defineRefusals } from '#src/platform/refusal';
import { Metrics } from './metrics.js';

const refuse = defineRefusals({
  'metrics.not_public': { status: 404, text: 'Không có trang này.' },
});

const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'];
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@ApiTags('Tình trạng')
@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: Database,
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Public()
  @Get('health/live')
  @ApiOperation({ summary: 'Tiến trình còn chạy' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Public()
  @Get('health/ready')
  @HealthCheck()
  @ApiOperation({ summary: 'Sẵn sàng nhận việc: cơ sở dữ liệu trả lời' })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.databaseAnswers()]);
  }

  /** For the monitoring agent: from this machine, or with the token. */
  @Public()
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  @ApiExcludeEndpoint()
  async read(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request)) throw refuse('metrics.not_public');
    return this.metrics.text();
  }

  private mayRead({ headers, socket }: FastifyRequest): boolean {
    const { METRICS_TOKEN: token, BEHIND_TLS: behindProxy } = this.config;
    if (token) return sameText(headers.authorization ?? '', `Bearer ${token}`);
    // The peer itself, not what it says of others: a proxy on this machine makes every visitor look local.
    if (behindProxy || FORWARDED.some((name) => headers[name] !== undefined)) return false;
    return LOOPBACK.has(socket.remoteAddress ?? '');
  }

  private async databaseAnswers(): Promise<HealthIndicatorResult> {
    const check = this.indicator.check('database');
    try {
      await this.database.inUnits([], (tx) => tx.row('SELECT 1'));
      return check.up();
    } catch {
      return check.down();
    }
  }
}

/** In a time that tells nothing of how much was right. */
function sameText(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
