import { refuseHttp } from './refusals.js';

/** Levels of nesting that a body may have. No form of ours needs more than a handful. */
export const MAX_DEPTH = 32;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a JSON body strictly: UTF-8 without a broken byte, one object, no key twice, none that reaches a prototype,
 * bounded depth. An empty body counts as {}, so that a form names its missing fields instead of failing as JSON.
 *
 * @throws Refusal http.not_utf8, http.bad_json, http.not_an_object, http.too_deep, http.duplicate_key, http.forbidden_key
 */
export function parseJsonBody(bytes: Uint8Array): Record<string, unknown> {
  const text = decodeUtf8(bytes);
  if (text.trim() === '') return {};
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw refuseHttp('http.not_an_object');
  checkStructure(text);
  return body as Record<string, unknown>;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseHttp('http.not_utf8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuseHttp('http.bad_json');
  }
}

/** Walks the tokens of a text that is known to be JSON; JSON.parse itself keeps the last of two equal keys silently. */
function checkStructure(text: string): void {
  const open: (Set<string> | undefined)[] = []; // per level the keys seen, undefined for an array
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '{' || character === '[') {
      if (open.length === MAX_DEPTH) throw refuseHttp('http.too_deep', { max: MAX_DEPTH });
      open.push(character === '{' ? new Set() : undefined);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === '"') {
      const end = endOfString(text, at);
      if (isFollowedByColon(text, end)) checkKey(text.slice(at, end), open.at(-1));
      at = end - 1;
    }
  }
}

function checkKey(quoted: string, seen: Set<string> | undefined): void {
  const key = quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
  if (FORBIDDEN_KEYS.has(key)) throw refuseHttp('http.forbidden_key', { key });
  if (seen?.has(key) === true) throw refuseHttp('http.duplicate_key', { key: key.slice(0, 100) });
  seen?.add(key);
}

/** The place after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function isFollowedByColon(text: string, from: number): boolean {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? '.')) at += 1;
  return text[at] === ':';
}
