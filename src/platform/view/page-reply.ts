import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { renderPage, type View } from '#libs/ui';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of this answer's content security policy. */
    nonce?: string;
  }
}

/** The nonce that scripts of this answer carry; the same each time it is asked for. */
export function nonceOf(request: FastifyRequest): string {
  request.nonce ??= randomBytes(16).toString('base64');
  return request.nonce;
}

/** Nothing but what we serve: scripts by nonce and what those import, our one style sheet, forms to ourselves. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export function sendPage(request: FastifyRequest, reply: FastifyReply, page: View, status = 200): void {
  void reply.code(status).headers(pageHeaders(request)).send(renderPage(page));
}

/** After a change the browser is sent on, so that a reload repeats a question and not the change. */
export function sendOn(reply: FastifyReply, path: string): void {
  void reply.redirect(path, 303);
}

/** Asked by htmx for a part of the page. */
export function wantsPart(request: FastifyRequest): boolean {
  return request.headers['hx-request'] === 'true' && request.headers['hx-boosted'] === undefined;
}

/** A person's browser, asking for something to look at. */
export function wantsPage({ raw, headers }: FastifyRequest): boolean {
  return raw.url?.startsWith('/api/') !== true && /\btext\/html\b/.test(headers.accept ?? '');
}

const LOCAL = /^\/(?![/\\])[^\\\s]*$/;

/** A path on this site that a visitor may be sent on to, written as a header can hold it; anything else is the start page. */
export function localPath(text: unknown): string {
  if (typeof text !== 'string' || !LOCAL.test(text)) return '/';
  const { pathname, search, hash } = new URL(text, 'http://localhost');
  const path = `${pathname}${search}${hash}`;
  // Dots resolved may leave two slashes at the beginning: another site.
  return LOCAL.test(path) ? path : '/';
}

/** Headers of every answer that is HTML. */
export function pageHeaders(request: FastifyRequest): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf(nonceOf(request)),
    // A form's post must say where it comes from, which 'no-referrer' would turn into "null".
    'referrer-policy': 'same-origin',
    vary: 'hx-request',
  };
}
