import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tinyApp } from './tiny-app.spec-support.js';
import type { TinyApp } from './tiny-app.spec-support.js';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.close());

const upload = () => tiny.http.post('/lamps/upload');

describe('an upload', () => {
  test('is read as a stream, with its name and the texts before it', async () => {
    const answer = await upload()
      .field('unitId', ' u-1 ')
      .attach('file', Buffer.alloc(100_000, 'a'), '../../sổ theo dõi.CSV');
    expect(answer.body).toEqual({ fileName: 'sổ theo dõi.CSV', bytes: 100_000, fields: { unitId: 'u-1' } });
  });

  test.each([100_001, 150_000, 3_000_000])('of %i bytes is too large', async (bytes) => {
    const answer = await upload().attach('file', Buffer.alloc(bytes, 'a'), 'a.csv');
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'upload.too_large', detail: 'Tệp quá lớn: tối đa 0.09 MB.' });
  });

  test('without a stated length is cut off when it grows too large', async () => {
    const boundary = 'xyz';
    const { port } = new URL(await tiny.app.getUrl());
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /lamps/upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n` +
            `Content-Type: multipart/form-data; boundary=${boundary}\r\n\r\n`,
        );
        const chunk = (data: string): void => void socket.write(`${data.length.toString(16)}\r\n${data}\r\n`);
        chunk(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`);
        for (let index = 0; index < 20; index += 1) chunk('a'.repeat(10_000));
        chunk(`\r\n--${boundary}--\r\n`);
        socket.write('0\r\n\r\n');
      });
      socket.on('data', (data: Buffer) => (text += data.toString())).on('close', () => resolve(text)).on('error', reject);
    });
    expect(answer).toContain('HTTP/1.1 413');
    expect(answer).toContain('upload.too_large');
  });

  test('in the wrong field, of the wrong type or without a name is refused', async () => {
    const wrongField = await upload().attach('document', Buffer.from('a'), 'a.csv');
    expect(wrongField.body).toMatchObject({ status: 400, code: 'upload.wrong_field', detail: 'Tệp phải nằm ở mục “file”, không phải “document”.' });
    const wrongType = await upload().attach('file', Buffer.alloc(90_000), 'a.exe');
    expect(wrongType.body).toMatchObject({ status: 415, code: 'upload.wrong_type', detail: 'Chỉ nhận tệp .csv, .xlsx.' });
    const nameless = await upload().attach('file', Buffer.from('a'), { filename: '/', contentType: 'application/octet-stream' });
    expect(nameless.body.code).toBe('upload.missing');
  });

  test('without a file is refused', async () => {
    expect((await upload().field('unitId', 'u-1')).body).toMatchObject({ status: 400, code: 'upload.missing' });
    expect((await upload().send({ file: 'a' })).body).toMatchObject({ status: 415, code: 'upload.not_multipart' });
    expect((await upload()).body.code).toBe('upload.not_multipart');
  });

  test.each([
    ['not multipart inside', 'this is no multipart'],
    ['cut off in the file', '--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc'],
    ['with a forbidden part name', '--xyz\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\na\r\n--xyz--\r\n'],
  ])('%s is refused', async (_, body) => {
    const answer = await upload().set('content-type', 'multipart/form-data; boundary=xyz').send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toMatch(/^upload\.(broken|missing)$/);
  });

  test('sent to a route that takes a form counts as an empty form', async () => {
    const answer = await tiny.http.post('/lamps/named').attach('file', Buffer.alloc(2_000_000), 'a.csv');
    expect(answer.body.code).toBe('request.invalid');
  });
});
