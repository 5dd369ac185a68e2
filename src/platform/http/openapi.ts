import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { allRefusals } from '#src/platform/refusal';
import { serveDocsPage } from './docs-page.js';

const DESCRIPTION_PATH = '/api/openapi.json';

export interface ApiDescription {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** Name of the session cookie. */
  readonly cookieName?: string;
}

/**
 * Serves the description at /api/openapi.json and a page to browse it at /api/docs, both without sign-in. Call it
 * before `app.init()`; the description itself is made when it is first asked for.
 */
export function describeApi(app: NestFastifyApplication, options: ApiDescription): void {
  let description: string | undefined;
  const instance = app.getHttpAdapter().getInstance();
  instance.get(DESCRIPTION_PATH, (_request, reply) => {
    description ??= JSON.stringify(createDocument(app, options));
    return reply.type('application/json; charset=utf-8').send(description);
  });
  serveDocsPage(instance, options.title, DESCRIPTION_PATH);
}

function createDocument(app: NestFastifyApplication, options: ApiDescription): OpenAPIObject {
  const cookieName = options.cookieName ?? 'sid';
  const config = new DocumentBuilder()
    .setTitle(options.title)
    .setVersion(options.version)
    .setDescription(options.description ?? '')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'token')
    .addCookieAuth(cookieName, { type: 'apiKey', in: 'cookie', name: cookieName }, 'session')
    .addSecurityRequirements('token')
    .addSecurityRequirements('session')
    .addGlobalResponse({
      status: 'default',
      description: 'Lỗi, theo RFC 9457',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    .build();
  const document = SwaggerModule.createDocument(app, config);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA } };
  // Every code that an answer can carry, so that callers can prepare for it.
  return Object.assign(document, { 'x-refusals': allRefusals().map(({ code, status, text }) => ({ code, status, text })) });
}

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'instance'],
  properties: {
    type: { type: 'string', description: 'Địa chỉ định danh loại lỗi' },
    title: { type: 'string', description: 'Tên loại lỗi' },
    status: { type: 'integer', description: 'Mã HTTP' },
    code: { type: 'string', description: 'Mã lỗi, không đổi giữa các phiên bản' },
    detail: { type: 'string', description: 'Câu để hiện cho người dùng' },
    instance: { type: 'string', description: 'Mã tra cứu của yêu cầu, giống tiêu đề X-Request-Id' },
    errors: {
      type: 'array',
      description: 'Lỗi của từng mục',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};
