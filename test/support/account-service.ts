import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Grant } from 'oidc-provider';

export interface Citizen {
  preferred_username?: string;
  email?: string;
  email_verified?: boolean;
}

const CLIENT = { id: 'mot-cua', secret: 'bi-mat-cua-ung-dung-mot-cua', name: 'Tài khoản tỉnh Mẫu' };

interface GrantContext {
  oidc: { account: { accountId: string }; client: { clientId: string }; provider: Provider };
}

/** A province's account service: a real OpenID provider on this machine, where nobody is asked for a password. */
export class AccountService {
  private provider: Provider | undefined;
  private readonly citizens = new Map<string, Citizen>();
  private atTheScreen: string | undefined;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<AccountService> {
    const service = new AccountService(createServer((request, response) => void service.answer(request, response)));
    service.server.listen(0, '127.0.0.1');
    await once(service.server, 'listening');
    return service;
  }

  get environment(): Record<string, string> {
    return { OIDC_ISSUER: this.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret, OIDC_NAME: CLIENT.name };
  }

  /** Registers the program; from then on the service answers. */
  knows(redirectUri: string): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.provider = new Provider(this.issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['khoa-cua-dich-vu-tai-khoan-thu-nghiem'] },
      claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
      features: { devInteractions: { enabled: false } },
      pkce: { required: () => true },
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub, ...this.citizens.get(sub) }) }),
      loadExistingGrant: grantOf,
    });
  }

  register(subject: string, citizen: Citizen): void {
    this.citizens.set(subject, citizen);
  }

  /** Goes where the program sent the browser, and signs in there; undefined: turns back. @returns where the service sends the browser on */
  async visit(address: string, subject: string | undefined): Promise<URL> {
    this.atTheScreen = subject;
    const jar = new Map<string, string>();
    let at = new URL(address);
    while (at.origin === this.issuer) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`${at.pathname} answered ${answer.status}: ${await answer.text()}`);
      at = new URL(location, at);
    }
    return at;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.provider) return void response.writeHead(503).end();
    if (!request.url?.startsWith('/interaction/')) return this.provider.callback()(request, response);
    const result = this.atTheScreen ? { login: { accountId: this.atTheScreen } } : { error: 'access_denied', error_description: 'turned back' };
    return this.provider.interactionFinished(request, response, result);
  }
}

/** Everybody agrees that the program learns who they are. */
async function grantOf({ oidc: { account, client, provider } }: GrantContext): Promise<Grant> {
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}
