import { Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Config } from '#src/platform/config';
import { refuseHttp } from '#src/platform/http';
import { refuse } from '../refusals.js';

const TIMEOUT_SECONDS = 10;

/** What must come back unchanged from the provider, and so is kept in the browser meanwhile. */
export interface OidcChecks {
  state: string;
  nonce: string;
  verifier: string;
}

/** Somebody as the provider knows them. */
export interface ExternalPerson {
  issuer: string;
  /** The provider's lasting id for the person; nothing else is as good. */
  subject: string;
  username: string | null;
  /** Only when the provider has made sure of it. */
  verifiedEmail: string | null;
}

interface Client {
  issuer: string;
  name: string;
  id: string;
  secret: string;
}

/** A province's account service, spoken to by OpenID Connect: authorization code with PKCE, state and nonce. */
@Injectable()
export class OidcProvider {
  private readonly logger = new Logger(OidcProvider.name);
  private found: Promise<oidc.Configuration> | undefined;

  constructor(private readonly config: Config) {}

  /** What it is called on the button; null when there is none. */
  get name(): string | null {
    return this.config.OIDC_NAME ?? null;
  }

  /** @returns where to send the browser. @throws http.no_such_route when there is no provider, identity.oidc_unavailable */
  async authorization(redirectUri: string): Promise<{ url: string; checks: OidcChecks }> {
    const configuration = await this.configuration();
    const checks = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri, scope: 'openid profile email', state: checks.state, nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier), code_challenge_method: 'S256',
    });
    return { url: url.href, checks };
  }

  /** @param callback the address that the provider sent the browser back to. @throws http.no_such_route, identity.oidc_unavailable, identity.oidc_failed */
  async person(callback: URL, { state, nonce, verifier }: OidcChecks): Promise<ExternalPerson> {
    const configuration = await this.configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
        expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
      });
      return await personOf(configuration, tokens);
    } catch (error) {
      // Not the person's to understand: a refusal there, a code used twice, a token that does not verify.
      this.logger.warn(`OpenID Connect: ${describe(error)}`);
      throw refuse('identity.oidc_failed', { name: this.name });
    }
  }

  private async configuration(): Promise<oidc.Configuration> {
    const client = clientOf(this.config);
    if (!client) throw refuseHttp('http.no_such_route');
    this.found ??= discover(client);
    try {
      return await this.found;
    } catch (error) {
      this.found = undefined;
      this.logger.warn(`OpenID Connect: ${describe(error)}`);
      throw refuse('identity.oidc_unavailable', { name: client.name });
    }
  }
}

function clientOf({ OIDC_ISSUER: issuer, OIDC_NAME: name, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret }: Config): Client | undefined {
  return issuer && name && id && secret ? { issuer, name, id, secret } : undefined;
}

function discover({ issuer, id, secret }: Client): Promise<oidc.Configuration> {
  const address = new URL(issuer);
  // The configuration lets plain HTTP through for localhost only, where trying it out begins.
  const execute = address.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(address, id, {}, authenticatedBy(secret), { execute, timeout: TIMEOUT_SECONDS });
}

/** In the header, which every provider must take, unless this one says that it takes only the body. */
function authenticatedBy(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported;
    (methods === undefined || methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

async function personOf(configuration: oidc.Configuration, tokens: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>): Promise<ExternalPerson> {
  const idToken = tokens.claims();
  if (!idToken) throw new Error('no ID token');
  const told = configuration.serverMetadata().userinfo_endpoint ? await oidc.fetchUserInfo(configuration, tokens.access_token, idToken.sub) : undefined;
  const claims: Record<string, unknown> = { ...idToken, ...told };
  return {
    issuer: idToken.iss,
    subject: idToken.sub,
    username: textOf(claims.preferred_username),
    verifiedEmail: claims.email_verified === true ? textOf(claims.email) : null,
  };
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' ? claim : null;
}

/** Codes and messages of the protocol only: claims are personal data. */
function describe(error: unknown): string {
  const { code, error: answered, message } = error as { code?: unknown; error?: unknown; message?: unknown };
  return [answered, code, message].filter((part) => typeof part === 'string').join(': ');
}
