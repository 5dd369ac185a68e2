import type { FastifyReply, FastifyRequest } from 'fastify';

/** What was done, said once on the next page. Codes and counts, no personal data: it travels in a cookie. */
export interface Flash {
  tone: 'done' | 'note';
  text: string;
  links?: readonly { text: string; href: string }[];
}

const COOKIE = 'mot_cua_bao';
const SECONDS = 120;

export function tellNext(reply: FastifyReply, flash: Flash): void {
  void reply.setCookie(COOKIE, Buffer.from(JSON.stringify(flash)).toString('base64url'), { path: '/', httpOnly: true, sameSite: 'lax', maxAge: SECONDS });
}

/** Takes the message away as it is read. */
export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | undefined {
  const text = request.cookies[COOKIE];
  if (text === undefined) return undefined;
  void reply.clearCookie(COOKIE, { path: '/' });
  return parse(text);
}

function parse(text: string): Flash | undefined {
  try {
    const flash = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Partial<Flash> | null;
    const links = Array.isArray(flash?.links) ? flash.links : [];
    if (typeof flash?.text !== 'string') return undefined;
    return { tone: flash.tone === 'done' ? 'done' : 'note', text: flash.text, links: links.filter(isLink) };
  } catch {
    return undefined; // Not made by us: there is nothing to say.
  }
}

function isLink(link: unknown): link is { text: string; href: string } {
  const { text, href } = (link ?? {}) as { text?: unknown; href?: unknown };
  return typeof text === 'string' && typeof href === 'string' && /^\/(?![/\\])/.test(href);
}
