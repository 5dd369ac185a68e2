import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OidcChecks } from '../app/oidc-provider.js';
import { type Credential, readCredential } from '../domain/credential.js';

export const SESSION_COOKIE = 'mot_cua';
export const OIDC_PATH = '/dang-nhap/oidc';
const OIDC_COOKIE = 'mot_cua_oidc';
const OIDC_SECONDS = 600;
const TICKET_COOKIE = 'mot_cua_ma';
const TICKET_SECONDS = 300;

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

/** For pages: the ticket of a sign-in between the password and the code. */
export function setTicketCookie(reply: FastifyReply, ticket: string, secure: boolean): void {
  void reply.setCookie(TICKET_COOKIE, ticket, { path: '/dang-nhap', httpOnly: true, sameSite: 'lax', secure, maxAge: TICKET_SECONDS });
}

export function clearTicketCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(TICKET_COOKIE, { path: '/dang-nhap', httpOnly: true, sameSite: 'lax', secure });
}

export function ticketOf(request: FastifyRequest): string | undefined {
  return request.cookies[TICKET_COOKIE];
}

export interface BegunOidc extends OidcChecks {
  /** Where the person wanted to go. */
  next: string;
}

/**
 * Kept by the browser that began, unsigned: it is only ever compared with what the provider hands to the same browser, and whoever can
 * write its cookies could as well begin in its place.
 */
export function setOidcCookie(reply: FastifyReply, begun: BegunOidc, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(begun)).toString('base64url');
  void reply.setCookie(OIDC_COOKIE, value, { path: OIDC_PATH, httpOnly: true, sameSite: 'lax', secure, maxAge: OIDC_SECONDS });
}

export function clearOidcCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(OIDC_COOKIE, { path: OIDC_PATH, httpOnly: true, sameSite: 'lax', secure });
}

export function oidcCookieOf(request: FastifyRequest): BegunOidc | undefined {
  const { state, nonce, verifier, next } = parsed(request.cookies[OIDC_COOKIE] ?? '');
  const whole = [state, nonce, verifier, next].every((part) => typeof part === 'string' && part !== '');
  return whole ? ({ state, nonce, verifier, next } as BegunOidc) : undefined;
}

function parsed(text: string): Partial<Record<keyof BegunOidc, unknown>> {
  try {
    return (JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) ?? {}) as Partial<Record<keyof BegunOidc, unknown>>;
  } catch {
    return {}; // Not made by us.
  }
}
