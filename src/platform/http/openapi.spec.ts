import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tinyApp } from './tiny-app.spec-support.js';
import type { TinyApp } from './tiny-app.spec-support.js';

let tiny: TinyApp;
beforeAll(async () => {
  tiny = await tinyApp();
});
afterAll(() => tiny.close());

describe('the API description', () => {
  test('tells the forms as they were declared', async () => {
    const { body: document } = await tiny.http.get('/api/openapi.json');
    expect(document.info).toMatchObject({ title: 'Đèn', version: '1.0' });
    expect(document['x-refusals']).toContainEqual({ code: 'http.too_large', status: 413, text: expect.any(String) });
    expect(document.components.schemas.OwnerForm).toEqual({
      type: 'object',
      required: ['fullName'],
      properties: {
        fullName: { type: 'string', description: 'Họ tên', example: 'Trần Văn Mẫu', minLength: 1, maxLength: 20 },
        idNumber: { type: 'string', description: 'Số giấy tờ', minLength: 0, maxLength: 200, pattern: '^\\d{9}$|^\\d{12}$' },
      },
    });
    const { properties } = document.components.schemas.LampForm;
    expect(properties.owner).toMatchObject({ description: 'Chủ hồ sơ', allOf: [{ $ref: '#/components/schemas/OwnerForm' }] });
    expect(properties.others).toMatchObject({ type: 'array', maxItems: 2, items: { $ref: '#/components/schemas/OwnerForm' } });
    expect(properties.labels).toMatchObject({ type: 'array', maxItems: 3, items: { type: 'string', maxLength: 5 } });
    expect(properties.copies).toMatchObject({ type: 'integer', minimum: 0, maximum: 99 });
    expect(properties.channel).toMatchObject({ type: 'string', enum: ['counter', 'online'] });
    expect(properties.day).toMatchObject({ type: 'string', format: 'date' });
    expect(properties.at).toMatchObject({ type: 'string', format: 'date-time' });
    expect(properties.facts).toMatchObject({ type: 'object', additionalProperties: true });
  });

  test('tells queries, errors and how to sign in', async () => {
    const { body: document } = await tiny.http.get('/api/openapi.json');
    const { get } = document.paths['/lamps/list'];
    expect(get.parameters.map((parameter: { name: string }) => parameter.name).sort()).toEqual(['cursor', 'limit', 'states', 'urgent']);
    expect(get.responses.default.content['application/problem+json'].schema.$ref).toBe('#/components/schemas/Problem');
    expect(Object.keys(document.components.securitySchemes)).toEqual(['token', 'session']);
  });
});

describe('the browsing page', () => {
  test.each(['/api/docs', '/api/docs/'])('%s loads only its own files, without inline script', async (path) => {
    const answer = await tiny.http.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.text).toContain('<title>Đèn</title>');
    expect(answer.text).not.toMatch(/<script>|<script(?![^>]*src=)/);
    const files = [...answer.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files).toHaveLength(5);
    for (const file of files) {
      const asset = await tiny.http.get(file);
      expect([file, asset.status]).toEqual([file, 200]);
    }
  });

  test('starts from the description', async () => {
    const { text, headers } = await tiny.http.get('/api/docs/start.js');
    expect(headers['content-type']).toContain('text/javascript');
    expect(text).toContain('"url":"/api/openapi.json"');
  });

  test('serves nothing else from its folder', async () => {
    expect((await tiny.http.get('/api/docs/package.json')).status).toBe(404);
    expect((await tiny.http.get('/api/docs/..%2fpackage.json')).status).toBe(404);
  });
});
