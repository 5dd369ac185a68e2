import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { DOCS_PATH } from './security-headers.js';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/**
 * The page that browses the API description: Swagger UI's own files and a page without inline script, so that the
 * content security policy can stay closed. Plain routes beside Nest's, hence without sign-in.
 */
export function serveDocsPage(instance: FastifyInstance, title: string, descriptionPath: string): void {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const page = pageOf(title);
  for (const path of [DOCS_PATH, `${DOCS_PATH}/`]) {
    instance.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  }
  instance.get(`${DOCS_PATH}/start.js`, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(startOf(descriptionPath)));
  for (const [file, type] of Object.entries(ASSETS)) {
    instance.get(`${DOCS_PATH}/${file}`, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=86400').send(createReadStream(join(folder, file))),
    );
  }
}

function pageOf(title: string): string {
  const text = title.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
  return `<!doctype html>
<html lang="vi">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${text}</title>
  <link rel="icon" type="image/png" href="${DOCS_PATH}/favicon-32x32.png">
  <link rel="stylesheet" href="${DOCS_PATH}/swagger-ui.css">
</head>
<body>
  <div id="swagger-ui"></div>
  <noscript>Trang này cần JavaScript. Bản mô tả: <a href="/api/openapi.json">/api/openapi.json</a></noscript>
  <script src="${DOCS_PATH}/swagger-ui-bundle.js"></script>
  <script src="${DOCS_PATH}/start.js"></script>
</body>
</html>
`;
}

function startOf(descriptionPath: string): string {
  const options = { url: descriptionPath, dom_id: '#swagger-ui', docExpansion: 'none', validatorUrl: null, displayRequestDuration: true };
  return `window.ui = SwaggerUIBundle(${JSON.stringify(options)});\n`;
}
