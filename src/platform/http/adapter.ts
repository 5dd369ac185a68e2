import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import type { AppLogger } from '#src/platform/log';
import { parseFormBody } from './form-body.js';
import { parseJsonBody } from './json-body.js';
import { problemOf, refusalFor, sendProblem } from './problem.js';
import { refuseHttp } from './refusals.js';
import { logRequests } from './request-log.js';
import { setStandardHeaders } from './security-headers.js';

export interface HttpOptions {
  readonly logger: AppLogger;
  /** Bytes of a JSON body at most; 1 MB unless told. Uploads have limits of their own. */
  readonly bodyLimit?: number;
  /** Believe X-Forwarded-* of the proxy in front. */
  readonly trustProxy?: boolean;
}

const MEGABYTE = 1024 * 1024;
/** Oversize bodies up to here are read away before the 413, so that the client hears it instead of a broken connection. */
const DRAIN_LIMIT = 32 * MEGABYTE;
/** A whole request, upload included, must have arrived by then. */
const REQUEST_TIMEOUT_MS = 300_000;

/** The web server under Nest: strict bodies, request ids, standard headers and one log line per request. */
export function createHttpAdapter({ logger, bodyLimit = MEGABYTE, trustProxy = false }: HttpOptions): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit,
    // One hop: the proxy in front. What a client writes into X-Forwarded-For itself is not believed.
    trustProxy: trustProxy ? (_address: string, hop: number) => hop < 1 : false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => uuidv7(),
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
  });
  const instance: FastifyInstance = adapter.getInstance();
  instance.decorateRequest('caller', undefined);
  instance.decorateRequest('refusalCode', undefined);
  instance.addHook('onRequest', (request) => refuseOversize(request, bodyLimit));
  instance.addHook('onSend', (request, reply, _payload, done) => {
    setStandardHeaders(request, reply);
    done();
  });
  logRequests(instance, logger);
  // Lines to villages are thin, PCs old: the quick end of Brotli, and what is small goes as it is.
  void instance.register(fastifyCompress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  void instance.register(fastifyCookie);
  void instance.register(fastifyMultipart);
  acceptBodies(adapter, instance, bodyLimit);
  return adapter;
}

/** JSON for the API; browsers' forms for the pages, and for them alone. */
function acceptBodies(adapter: FastifyAdapter, instance: FastifyInstance, bodyLimit: number): void {
  instance.removeContentTypeParser('text/plain');
  adapter.useBodyParser('application/json', false, { bodyLimit }, (_request, body: Buffer, done) => {
    done(null, parseJsonBody(body));
  });
  adapter.useBodyParser('application/x-www-form-urlencoded', false, { bodyLimit }, (request, body: Buffer, done) => {
    if (request.raw.url?.startsWith('/api/') !== false) throw refuseHttp('http.unsupported_media_type');
    done(null, parseFormBody(body));
  });
}

async function refuseOversize(request: FastifyRequest, bodyLimit: number): Promise<void> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length <= bodyLimit || request.headers['content-type']?.startsWith('multipart/form-data') === true) return;
  if (length <= DRAIN_LIMIT) {
    for await (const chunk of request.raw) void chunk;
  }
  throw refuseHttp('http.too_large');
}

/** Errors of the router itself, such as a malformed URL, which no hook sees. */
function answerFrameworkError(error: Error & { code?: string }, request: FastifyRequest, reply: FastifyReply): void {
  setStandardHeaders(request, reply);
  const refusal = error.code === 'FST_ERR_BAD_URL' ? refuseHttp('http.bad_url') : refusalFor(error);
  sendProblem(request, reply, refusal ?? refuseHttp('http.bad_request'));
}

/** Bytes that are not HTTP, or a client that stops half-way: there is no request to speak of yet. */
function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? refuseHttp('http.headers_too_large')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? refuseHttp('http.timeout')
        : refuseHttp('http.bad_request');
  const body = JSON.stringify(problemOf(refusal, uuidv7()));
  const head = [
    `HTTP/1.1 ${String(refusal.status)} ${STATUS_CODES[refusal.status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
