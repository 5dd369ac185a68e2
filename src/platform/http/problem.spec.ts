import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { HttpException, NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { defineRefusals } from '#src/platform/refusal';
import { isDatabaseUnavailable } from './index.js';
import { broken, tinyApp } from './tiny-app.spec-support.js';
import type { TinyApp } from './tiny-app.spec-support.js';

const refuse = defineRefusals({
  'bulb.not_found': { status: 404, text: 'Không tìm thấy bóng {code}.' },
  'bulb.version_stale': { status: 412, text: 'Bóng đã đổi.' },
  'bulb.busy': { status: 503, text: 'Bóng đang bận.', retryAfter: 7 },
});

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.close());

const answerTo = (error: unknown) => {
  broken.error = error;
  return tiny.http.get('/lamps/broken?name=Nguyen');
};
const sqlError = (code: string, message = 'x', more: object = {}) => Object.assign(new Error(message), { code, ...more });
const wrapped = (driverError: Error) => new QueryFailedError('INSERT INTO owners VALUES ($1)', ['001099012345'], driverError);

/** What pg says when nothing listens, or when the server hangs up during the greeting. */
async function connectionError(port: number): Promise<unknown> {
  const client = new pg.Client({ host: 'localhost', port });
  return client.connect().then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a refusal', () => {
  test('becomes a problem with its code, sentence and the request id', async () => {
    const answer = await answerTo(refuse('bulb.not_found', { code: 'B-1' }));
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: '/problems/bulb.not_found',
      title: 'Không tìm thấy',
      status: 404,
      code: 'bulb.not_found',
      detail: 'Không tìm thấy bóng B-1.',
      instance: answer.headers['x-request-id'],
    });
  });

  test('hands on field errors and the time to try again', async () => {
    const errors = [{ field: 'code', code: 'text.too_long', message: 'Mã: tối đa 5 ký tự.' }];
    const answer = await answerTo(refuse('bulb.busy', {}, { errors }));
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.body.errors).toEqual(errors);
  });

  test('is on the request line of the log by its code, with the route and never the URL', async () => {
    const answer = await answerTo(refuse('bulb.version_stale'));
    const line = tiny.lines().find((entry) => entry.requestId === answer.body.instance);
    expect(line).toMatchObject({ msg: 'request', method: 'GET', route: '/lamps/broken', status: 412, code: 'bulb.version_stale' });
    expect(line?.ms).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(tiny.lines())).not.toContain('Nguyen');
  });
});

describe('the database', () => {
  test('being away is a 503 with Retry-After', async () => {
    const answer = await answerTo(wrapped(sqlError('57P01', 'terminating connection due to administrator command')));
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body.code).toBe('platform.database_unavailable');
    expect(tiny.lines().at(-2)).toMatchObject({ level: 'warn', msg: 'request could not be served' });
  });

  test('is recognised as away in what pg really throws', async () => {
    expect(isDatabaseUnavailable(await connectionError(1))).toBe(true);
    const hangUp = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => hangUp.listen(0, resolve));
    expect(isDatabaseUnavailable(await connectionError((hangUp.address() as AddressInfo).port))).toBe(true);
    await new Promise((resolve) => hangUp.close(resolve));
    const pool = new pg.Pool({ host: 'localhost', port: 1 });
    await pool.end();
    const ended = await pool.query('SELECT 1').catch((error: unknown) => error);
    expect(isDatabaseUnavailable(ended)).toBe(true);
  });

  test.each([
    sqlError('ECONNREFUSED'),
    sqlError('ECONNRESET'),
    sqlError('08006'),
    sqlError('57P03'),
    sqlError('53300'),
    new Error('Connection terminated unexpectedly'),
    new Error('Connection terminated due to connection timeout'),
    new Error('timeout exceeded when trying to connect'),
    new AggregateError([sqlError('ECONNREFUSED')]),
    new Error('outer', { cause: wrapped(sqlError('57P02')) }),
  ])('%s counts as away', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  test.each([new Error('x'), sqlError('23505'), wrapped(sqlError('42P01')), undefined, null, 'ECONNREFUSED', 5])('%s does not', (error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });

  test.each([
    ['40001', 503, 'platform.busy'],
    ['40P01', 503, 'platform.busy'],
    ['55P03', 503, 'platform.busy'],
    ['57014', 503, 'platform.busy'],
    ['23505', 409, 'http.conflict'],
    ['22021', 400, 'request.invalid'],
    ['22P05', 400, 'request.invalid'],
    ['42P01', 500, 'http.unexpected'],
  ])('SQLSTATE %s is %i %s', async (state, status, code) => {
    const answer = await answerTo(wrapped(sqlError(state)));
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.headers['retry-after']).toBe(status === 503 ? '1' : undefined);
  });
});

describe('anything unexpected', () => {
  const secret = wrapped(
    sqlError('22P02', 'invalid input syntax for type uuid: "Nguyễn Văn A"', { detail: 'Key (id_number)=(001099012345)', table: 'owner', schema: 'dossiers' }),
  );

  test('leaks nothing but a number to ask with', async () => {
    const answer = await answerTo(secret);
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      type: '/problems/http.unexpected',
      title: 'Lỗi ngoài dự kiến',
      status: 500,
      code: 'http.unexpected',
      detail: `Có lỗi ngoài dự kiến. Mã tra cứu: ${answer.headers['x-request-id'] ?? ''}`,
      instance: answer.headers['x-request-id'],
    });
  });

  test('is logged under that number, with its stack and without personal data', async () => {
    const answer = await answerTo(secret);
    const line = tiny.lines().find((entry) => entry.level === 'error' && entry.requestId === answer.body.instance);
    expect(line).toMatchObject({ route: '/lamps/broken', err: { type: 'QueryFailedError', stack: expect.stringContaining('problem.spec') } });
    expect(JSON.stringify(line)).not.toMatch(/Nguyễn|001099012345|INSERT/);
  });

  test.each([['a text', 'boom'], ['undefined', undefined], ['null', null], ['an object', { statusCode: 'x' }]])('may even be %s', async (_, thrown) => {
    expect((await answerTo(thrown)).body.code).toBe('http.unexpected');
  });
});

describe('errors of the framework', () => {
  test('become refusals of ours, without their English', async () => {
    expect((await answerTo(new NotFoundException('No lamp called Nguyen'))).body).toMatchObject({ status: 404, code: 'http.no_such_route' });
    const statuses = [400, 401, 403, 405, 406, 408, 409, 413, 414, 415, 418, 429, 431];
    for (const status of statuses) {
      const answer = await answerTo(new HttpException('Something English', status));
      expect(answer.status).toBe(status === 418 ? 400 : status);
      expect(answer.text).not.toContain('English');
      expect(answer.body.code).toMatch(/^http\./);
    }
    expect((await answerTo(new HttpException('x', 429))).headers['retry-after']).toBe('60');
    expect((await answerTo(new HttpException('x', 401))).headers['www-authenticate']).toBe('Bearer');
  });

  test('a failed health check still says which part is down, and no more', async () => {
    const details = { database: { status: 'down', message: 'connect ECONNREFUSED 10.0.0.5:5432' }, queue: { status: 'up' } };
    const answer = await answerTo(new ServiceUnavailableException({ status: 'error', details }));
    expect(answer.body).toMatchObject({ status: 503, code: 'http.unavailable', checks: { database: 'down', queue: 'up' } });
    expect(answer.text).not.toContain('10.0.0.5');
  });
});

describe('every answer', () => {
  test.each(['/lamps/list', '/lamps/broken', '/nowhere', '/api/openapi.json'])('%s has the standard headers', async (path) => {
    const { headers } = await tiny.http.get(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'; frame-ancestors 'none'"),
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('has a request id of our own making', async () => {
    const answer = await tiny.http.get('/lamps/list').set('x-request-id', 'mine').set('request-id', 'mine');
    expect(answer.headers['x-request-id']).not.toBe('mine');
  });
});
