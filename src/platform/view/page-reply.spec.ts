import { describe, expect, test } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takeFlash, tellNext } from './flash.js';
import { localPath, pageHeaders, wantsPage } from './page-reply.js';

const asked = (url: string, accept?: string) => ({ raw: { url }, headers: { accept } }) as unknown as FastifyRequest;

describe('who gets a page', () => {
  test.each([
    ['/ho-so/x', 'text/html,application/xhtml+xml', true],
    ['/ho-so/x', 'application/json', false],
    ['/ho-so/x', undefined, false],
    ['/api/dossiers/x', 'text/html', false],
  ])('%s asked with %s: %s', (url, accept, page) => {
    expect(wantsPage(asked(url, accept))).toBe(page);
  });
});

describe('where a visitor may be sent on to', () => {
  test.each(['/tiep-nhan', '/tim?q=a%20b', '/'])('%s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:1', '/a\nb', '', undefined])('%j ends at the start page', (path) => {
    expect(localPath(path)).toBe('/');
  });
});

test('the policy lets in nothing from elsewhere and no script without the nonce of this very answer', () => {
  const request = asked('/');
  const policy = pageHeaders(request)['content-security-policy'] ?? '';
  expect(policy).toContain(`script-src 'nonce-${request.nonce ?? '?'}' 'strict-dynamic'`);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(pageHeaders(asked('/'))['content-security-policy']).not.toBe(policy);
});

test('a path goes into a header as it can stand there, and dots do not lead away', () => {
  expect(localPath('/tim?q=Nguyễn#cuối')).toBe('/tim?q=Nguy%E1%BB%85n#cu%E1%BB%91i');
  expect(localPath('/a\u0000b')).toBe('/a%00b');
  expect([localPath('/..//evil.example'), localPath('/.//evil.example'), localPath(['/a', '/b'])]).toEqual(['/', '/', '/']);
});

describe('a message for the next page', () => {
  const roundTrip = (text: string) => {
    const cookies: Record<string, string> = {};
    const reply = { setCookie: (name: string, value: string) => void (cookies[name] = value), clearCookie: (name: string) => void delete cookies[name] } as unknown as FastifyReply;
    tellNext(reply, { tone: 'done', text, links: [{ text: 'In', href: '/in/x' }, { text: 'Xấu', href: '//evil.example' }] });
    const read = takeFlash({ cookies: { ...cookies } } as unknown as FastifyRequest, reply);
    return { read, left: Object.keys(cookies) };
  };

  test('is read once, its links local only', () => {
    expect(roundTrip('Đã tiếp nhận')).toEqual({ read: { tone: 'done', text: 'Đã tiếp nhận', links: [{ text: 'In', href: '/in/x' }] }, left: [] });
  });

  test('what was not made by us says nothing', () => {
    const reply = { clearCookie: () => undefined } as unknown as FastifyReply;
    for (const value of ['x', 'bnVsbA', Buffer.from('{"text":1}').toString('base64url')]) {
      expect(takeFlash({ cookies: { mot_cua_bao: value } } as unknown as FastifyRequest, reply)).toBeUndefined();
    }
  });
});
