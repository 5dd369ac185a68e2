import { Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Answer, bareDocument, DeskController } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Public, RateLimit, TextParam } from '#src/platform/http';
import { Assets, nonceOf } from '#src/platform/view';
import { contentHashFrom, FindSeal, VERIFY_PATH } from '#src/reports';
import { VerifyPage } from './verify.page.js';

/** Anybody who holds a copy of a closed report asks here whether it is what was closed. */
@DeskController(VERIFY_PATH)
@Public()
export class VerifyController {
  /** Far more than somebody who reads the answers, far less than it takes to try hashes out. */
  private readonly limit = new RateLimit({ most: 30, windowMs: 60_000 });

  constructor(
    private readonly seals: FindSeal,
    private readonly assets: Assets,
    private readonly clock: Clock,
  ) {}

  /** @throws http.too_many_requests */
  @Get()
  form(@Req() request: FastifyRequest, @Query('ma') typed?: string): Promise<Answer> {
    return this.show(request, typeof typed === 'string' ? typed : '');
  }

  @Get(':hash')
  byHash(@Req() request: FastifyRequest, @TextParam('hash', 100) hash: string): Promise<Answer> {
    return this.show(request, hash);
  }

  private async show(request: FastifyRequest, typed: string): Promise<Answer> {
    const asked = typed.trim();
    const hash = contentHashFrom(asked);
    if (asked !== '') this.limit.take(request.ip, this.clock.now());
    const seals = hash === undefined ? [] : await this.seals.find(hash);
    const status = asked === '' || seals.length > 0 ? 200 : hash === undefined ? 422 : 404;
    return bareDocument(<VerifyPage typed={asked} isHash={hash !== undefined} seals={seals} assets={this.assets.forPage(nonceOf(request))} />, status);
  }
}
