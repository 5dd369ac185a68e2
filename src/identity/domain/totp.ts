import { Secret, TOTP } from 'otpauth';

/** What every authenticator app understands (RFC 6238 with the defaults of RFC 4226). */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Clocks of telephones go wrong by half a minute. */
const WINDOW = 1;

/** 160 bits, as RFC 4226 4 asks for, in Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** @example totpUri('motcua.duongha', secret) // 'otpauth://totp/M%E1%BB%99t%20C%E1%BB%ADa:motcua.duongha?issuer=…' */
export function totpUri(login: string, secret: string): string {
  return new TOTP({ ...KIND, issuer: 'Một Cửa', label: login, secret }).toString();
}

/** @returns the time step that the code belongs to; undefined for a wrong code */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime();
  const delta = new TOTP({ ...KIND, secret }).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ period: KIND.period, timestamp }) + delta;
}
