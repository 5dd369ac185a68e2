import { Catch, HttpException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppLogger } from '#src/platform/log';
import { isRefusal, type Refusal } from '#src/platform/refusal';
import { refusalFor, sendProblem, titleOf } from './problem.js';
import { refuseHttp } from './refusals.js';
import { requestFields } from './request-log.js';

/** Answers a browser with a page; false when it was no browser that asked, and a problem is the answer. */
export type PageAnswer = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal, title: string) => boolean;

/** Turns whatever was thrown into a problem; only what nobody expected is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: AppLogger, private readonly answerPage: PageAnswer) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const refusal = refusalFor(error) ?? refuseHttp('http.unexpected', { requestId: request.id });
    if (!isRefusal(error)) this.report(request, error, refusal.status);
    if (reply.sent || reply.raw.headersSent) return; // Too late to say anything; the log has it.
    request.refusalCode = refusal.code;
    if (!this.answerPage(request, reply, refusal, titleOf(refusal))) sendProblem(request, reply, refusal, healthMembers(error));
  }

  private report(request: FastifyRequest, error: unknown, status: number): void {
    if (error instanceof HttpException && status < 500) return; // Its code is on the request's own line.
    const fields = { ...requestFields(request), err: error };
    if (status === 500) this.logger.write('error', fields, 'request failed unexpectedly');
    else this.logger.write('warn', fields, 'request could not be served');
  }
}

/** A failed health check keeps saying which part is down, and nothing more. */
function healthMembers(error: unknown): object {
  const response = error instanceof HttpException ? error.getResponse() : undefined;
  if (typeof response !== 'object' || !('details' in response) || typeof response.details !== 'object') return {};
  const parts = Object.entries((response.details ?? {}) as Readonly<Record<string, { readonly status?: unknown }>>);
  return { checks: Object.fromEntries(parts.map(([part, { status }]) => [part, status === 'up' ? 'up' : 'down'])) };
}
