import { Injectable } from '@nestjs/common';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { ExternalIdentityStore } from '../data/external-identity.store.js';
import type { Owner } from '../data/second-factor.store.js';
import { refuse } from '../refusals.js';
import { type ExternalPerson, type OidcChecks, OidcProvider } from './oidc-provider.js';
import { OpenSession, type SignedIn } from './open-session.js';

/** Signing in with a province's account service, whose second step stands for ours. It opens no accounts: those are given out here. */
@Injectable()
export class OidcSignIn {
  constructor(
    private readonly provider: OidcProvider,
    private readonly database: Database,
    private readonly identities: ExternalIdentityStore,
    private readonly openSession: OpenSession,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What the button says; null when no provider is configured. */
  get name(): string | null {
    return this.provider.name;
  }

  /** @throws http.no_such_route, identity.oidc_unavailable */
  begin(redirectUri: string): Promise<{ url: string; checks: OidcChecks }> {
    return this.provider.authorization(redirectUri);
  }

  /** @throws identity.oidc_failed, identity.oidc_unavailable, identity.oidc_unknown, identity.oidc_linked_otherwise */
  async finish(callback: URL, checks: OidcChecks, userAgent: string): Promise<SignedIn> {
    const person = await this.provider.person(callback, checks);
    const known = await this.database.inUnits([], (tx) => this.accountOf(tx, person));
    if (!known) throw refuse('identity.oidc_unknown', { name: this.name });
    const { account, linked } = known;
    return this.database.inUnit(account.unitId, async (tx) => {
      if (!linked) await this.link(tx, person, account);
      return this.openSession.run(tx, account, 'provider', userAgent);
    });
  }

  private async accountOf(tx: Tx, person: ExternalPerson): Promise<{ account: Owner; linked: boolean } | undefined> {
    const linked = await this.identities.linked(tx, person.issuer, person.subject);
    if (linked) return linked.disabledAt ? undefined : { account: linked, linked: true };
    const account = await this.alike(tx, person);
    return account && { account, linked: false };
  }

  /** The first time somebody comes: by the login they have there, else by an address that is theirs and one account's alone. */
  private async alike(tx: Tx, { username, verifiedEmail }: ExternalPerson): Promise<Owner | undefined> {
    const byLogin = username === null ? undefined : await this.identities.byLogin(tx, username.trim().toLowerCase());
    if (byLogin || verifiedEmail === null) return byLogin;
    const [only, another] = await this.identities.byEmail(tx, verifiedEmail.trim().toLowerCase());
    return another ? undefined : only;
  }

  private async link(tx: Tx, { issuer, subject }: ExternalPerson, account: Owner): Promise<void> {
    if (await this.identities.link(tx, issuer, subject, account.id, this.clock.now())) {
      await this.audit.record(tx, { unitId: account.unitId, accountId: account.id, action: 'account.external_linked', subject: account.id, facts: { issuer } });
      return;
    }
    // Linked a moment ago by the same person's other window, or for long to somebody else.
    if ((await this.identities.linked(tx, issuer, subject))?.id !== account.id) throw refuse('identity.oidc_linked_otherwise', { name: this.name });
  }
}
