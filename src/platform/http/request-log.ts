import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppLogger } from '#src/platform/log';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the refusal that the request was answered with. */
    refusalCode?: string;
  }
}

const PROBED = /^\/(health|metrics)\b/;

/** One line per request: the route's pattern and never the URL, which may hold names and ID numbers. */
export function logRequests(instance: FastifyInstance, logger: AppLogger): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const level = PROBED.test(request.routeOptions.url ?? '') ? 'debug' : 'info';
    logger.write(level, { ...requestFields(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'request');
    done();
  });
  instance.addHook('onRequestAbort', (request, done) => {
    logger.write('info', requestFields(request), 'request aborted by the client');
    done();
  });
}

export function requestFields(request: FastifyRequest): Record<string, unknown> {
  return {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? '(none)',
    ...(request.caller === undefined ? {} : { accountId: request.caller.accountId }),
    ...(request.refusalCode === undefined ? {} : { code: request.refusalCode }),
  };
}
