import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tinyApp } from './tiny-app.spec-support.js';
import type { TinyApp } from './tiny-app.spec-support.js';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.close());

const send = (body: string | Buffer, path = '/lamps/echo', type = 'application/json') => {
  const request = tiny.http.post(path).set('content-type', type);
  return request.serialize((raw: string | Buffer) => raw as string).send(body as string);
};

const HTML_AND_SQL = `<script>alert("x")</script> & '; DROP TABLE dossiers.step; -- {{7*7}} \${1} %00 \\u0000`;

describe('bodies', () => {
  test('text with HTML and SQL in it comes back unchanged, in NFC and trimmed', async () => {
    const answer = await tiny.http.post('/lamps/named').send({ name: `  ${HTML_AND_SQL} Nguyễn `.normalize('NFD') });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ name: `${HTML_AND_SQL} Nguyễn`.normalize('NFC') });
  });

  test('a body of 10 MB is refused with an answer, not with a broken connection', async () => {
    const answer = await send(JSON.stringify({ note: 'x'.repeat(10 * 1024 * 1024) }));
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'http.too_large', status: 413 });
  });

  test.each([
    ['broken UTF-8', Buffer.concat([Buffer.from('{"note":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]), 'http.not_utf8'],
    ['Windows-1258 bytes', Buffer.concat([Buffer.from('{"note":"Nguy'), Buffer.from([0xea, 0xde]), Buffer.from('n"}')]), 'http.not_utf8'],
    ['malformed JSON', '{"note": ', 'http.bad_json'],
    ['a list', '[{"note":"a"}]', 'http.not_an_object'],
    ['a bare text', '"note"', 'http.not_an_object'],
    ['null', 'null', 'http.not_an_object'],
    ['a key twice', '{"note":"a","note":"b"}', 'http.duplicate_key'],
    ['a key twice, once escaped', '{"note":"a","n\\u006fte":"b"}', 'http.duplicate_key'],
    ['a key twice deep down', '{"facts":{"list":[{"a":1},{"a":1,"a":2}]}}', 'http.duplicate_key'],
    ['__proto__', '{"__proto__":{"admin":true}}', 'http.forbidden_key'],
    ['__proto__ escaped and nested', '{"facts":{"\\u005f_proto__":{"admin":true}}}', 'http.forbidden_key'],
    ['constructor.prototype', '{"constructor":{"prototype":{"admin":true}}}', 'http.forbidden_key'],
    ['nesting 100 000 deep', `{"facts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'http.too_deep'],
  ])('%s is refused', async (_, body, code) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe(code);
    expect(answer.body.detail).toMatch(/^\p{Lu}/u);
  });

  test('brackets, colons and quotes inside texts do not confuse the reader of the structure', async () => {
    const note = `${'{['.repeat(50)} "note": "a", \\" \\\\`;
    const answer = await send(JSON.stringify({ note, facts: { note: '"a":', 'b"': 1 } }));
    expect(answer.status).toBe(201);
    expect(answer.body.form).toEqual({ note, facts: { note: '"a":', 'b"': 1 } });
  });

  test('an empty body counts as an empty form', async () => {
    expect((await send('')).status).toBe(201);
    expect((await tiny.http.post('/lamps/echo')).status).toBe(201);
    const answer = await send('', '/lamps/named');
    expect(answer.body.errors).toEqual([{ field: 'name', code: 'required', message: 'Tên: bắt buộc phải có.' }]);
    expect((await tiny.http.post('/lamps/named')).body.code).toBe('request.invalid');
  });

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'nonsense'])('the API refuses the content type %s', async (type) => {
    const answer = await send('note=a', '/api/lamps/echo', type);
    expect(answer.status).toBe(415);
    expect(answer.body.code).toBe('http.unsupported_media_type');
  });

  test('a page reads what a form sends', async () => {
    const answer = await send('note=L%C3%AA+M%E1%BA%ABu', '/lamps/echo', 'application/x-www-form-urlencoded');
    expect(answer.body.form).toEqual({ note: 'Lê Mẫu' });
  });
});

describe('requests', () => {
  test('an unknown route and a wrong method are told so', async () => {
    for (const answer of [await tiny.http.get('/lamps/nowhere?name=Nguyen'), await tiny.http.delete('/lamps/echo')]) {
      expect(answer.status).toBe(404);
      expect(answer.body.code).toBe('http.no_such_route');
    }
  });

  test('a malformed URL is told so, with the standard headers', async () => {
    const answer = await tiny.http.get('/lamps/by-code/%ff%fe');
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('http.bad_url');
    expect(answer.headers['x-request-id']).toBe(answer.body.instance);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test('path parts are checked before anything looks them up', async () => {
    const id = '019A8F00-0000-7000-8000-0123456789AB';
    expect((await tiny.http.get(`/lamps/by-id/${id}`)).body).toEqual({ id: id.toLowerCase() });
    expect((await tiny.http.get("/lamps/by-id/1'%20OR%201=1")).body.code).toBe('http.no_such_route');
    expect((await tiny.http.get('/lamps/by-code/H26.15.30-211027-0001')).body).toEqual({ code: 'H26.15.30-211027-0001' });
    expect((await tiny.http.get('/lamps/by-code/a%00b')).body.code).toBe('http.no_such_route');
    expect((await tiny.http.get(`/lamps/by-code/${'a'.repeat(31)}`)).body.code).toBe('http.no_such_route');
  });

  test('what another site makes a browser send is refused', async () => {
    const crossSite = await tiny.http.post('/lamps/echo').set('sec-fetch-site', 'cross-site').send({});
    expect(crossSite.status).toBe(403);
    expect(crossSite.body.code).toBe('http.forbidden');
    expect((await tiny.http.post('/lamps/echo').set('origin', 'https://elsewhere.example').send({})).status).toBe(403);
    expect((await tiny.http.post('/lamps/echo').set('sec-fetch-site', 'same-origin').send({})).status).toBe(201);
  });

  test('bytes that are not HTTP get an answer too', async () => {
    const { port } = new URL(await tiny.app.getUrl());
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('this is not HTTP\r\n\r\n'));
      socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text)).on('error', reject);
    });
    expect(answer).toContain('HTTP/1.1 400');
    expect(answer).toContain('http.bad_request');
  });
});
