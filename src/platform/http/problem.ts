import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal } from '#src/platform/refusal';
import type { FieldError, Refusal } from '#src/platform/refusal';
import { isDatabaseBusy, isDatabaseUnavailable, isUniqueViolation, isUnstorableText } from './database-errors.js';
import { refuseHttp } from './refusals.js';

/** The body of every error answer, RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** The request id, to be quoted when asking for help. */
  readonly instance: string;
  readonly errors?: readonly FieldError[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu chưa đúng',
  401: 'Chưa đăng nhập',
  403: 'Không được phép',
  404: 'Không tìm thấy',
  405: 'Phương thức không được nhận',
  409: 'Xung đột dữ liệu',
  412: 'Dữ liệu đã cũ',
  413: 'Quá lớn',
  415: 'Định dạng không được nhận',
  422: 'Không thực hiện được',
  429: 'Quá nhiều yêu cầu',
  500: 'Lỗi ngoài dự kiến',
  503: 'Tạm thời chưa phục vụ được',
};

export function problemOf(refusal: Refusal, requestId: string): Problem {
  return {
    type: `/problems/${refusal.code}`,
    title: titleOf(refusal),
    status: refusal.status,
    code: refusal.code,
    detail: refusal.text,
    instance: requestId,
    ...(refusal.errors === undefined ? {} : { errors: refusal.errors }),
  };
}

export function titleOf({ status }: Refusal): string {
  return TITLES[status] ?? (status < 500 ? 'Yêu cầu bị từ chối' : 'Lỗi hệ thống');
}

/** Answers with the refusal as application/problem+json. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal, members: object = {}): void {
  request.refusalCode = refusal.code;
  reply.removeHeader('content-disposition');
  reply.removeHeader('content-length');
  if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
  reply.header('content-type', 'application/problem+json; charset=utf-8');
  reply.code(refusal.status).send(JSON.stringify({ ...problemOf(refusal, request.id), ...members }));
}

/** The refusal that an error amounts to; undefined for an error that nobody expected. */
export function refusalFor(error: unknown): Refusal | undefined {
  if (isRefusal(error)) return error;
  const status = statusOf(error);
  if (status !== undefined && status < 500) return refusalForStatus(status);
  if (error instanceof HttpException && error.getStatus() === 503) return refuseHttp('http.unavailable');
  if (isDatabaseUnavailable(error)) return refuseHttp('platform.database_unavailable');
  if (isDatabaseBusy(error)) return refuseHttp('platform.busy');
  if (isUniqueViolation(error)) return refuseHttp('http.conflict');
  if (isUnstorableText(error)) return refuseHttp('request.invalid');
  return undefined;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 ? status : undefined;
}

function refusalForStatus(status: number): Refusal {
  switch (status) {
    case 401:
      return refuseHttp('http.unauthenticated');
    case 403:
      return refuseHttp('http.forbidden');
    case 404:
      return refuseHttp('http.no_such_route');
    case 405:
      return refuseHttp('http.method_not_allowed', { method: '' });
    case 406:
      return refuseHttp('http.not_acceptable');
    case 408:
      return refuseHttp('http.timeout');
    case 409:
      return refuseHttp('http.conflict');
    case 413:
      return refuseHttp('http.too_large');
    case 414:
      return refuseHttp('http.url_too_long');
    case 415:
      return refuseHttp('http.unsupported_media_type');
    case 429:
      return refuseHttp('http.too_many_requests');
    case 431:
      return refuseHttp('http.headers_too_large');
    default:
      return refuseHttp('http.bad_request');
  }
}
