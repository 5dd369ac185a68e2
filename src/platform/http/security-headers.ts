import type { FastifyReply, FastifyRequest } from 'fastify';

/** Where the API's browsing page lives; it alone loads scripts and styles of its own. */
export const DOCS_PATH = '/api/docs';

const CLOSED = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const API_POLICY = `default-src 'none'; ${CLOSED}`;
// Swagger UI writes style attributes, and its page has a style element.
const DOCS_POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; ${CLOSED}`;

const FIXED: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** Sets what every answer carries, errors included; a page that set its own policy or caching keeps it. */
export function setStandardHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id);
  for (const [name, value] of Object.entries(FIXED)) {
    if (!reply.hasHeader(name)) reply.header(name, value);
  }
  if (!reply.hasHeader('content-security-policy')) {
    const isDocs = request.raw.url?.startsWith(DOCS_PATH) === true;
    reply.header('content-security-policy', isDocs ? DOCS_POLICY : API_POLICY);
  }
  // Answers hold personal data; a shared PC at the desk must not keep them.
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
}
