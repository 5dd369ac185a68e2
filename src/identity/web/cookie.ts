import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Credential, readCredential } from '../domain/credential.js';

export const SESSION_COOKIE = 'mot_cua';

/** It ends with the browser; how long a session lasts is the server's to say. */
export function setSessionCookie(reply: FastifyReply, value: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, value, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

export function sessionOf(request: FastifyRequest): Credential | undefined {
  return readCredential(request.cookies[SESSION_COOKIE] ?? '');
}

/** A bearer token goes before the cookie; a header that is no bearer token counts as nobody. */
export function credentialOf(request: FastifyRequest): { kind: 'session' | 'token'; credential: Credential } | undefined {
  const { authorization } = request.headers;
  const kind = authorization === undefined ? 'session' : 'token';
  const credential = authorization === undefined ? sessionOf(request) : readCredential(/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
  return credential && { kind, credential };
}
