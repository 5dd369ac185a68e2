import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UnitsModule } from '#src/units';
import { Accounts } from './app/accounts.js';
import { CallerCache } from './app/caller-cache.js';
import { ChangeAccount } from './app/change-account.js';
import { ChangePassword } from './app/change-password.js';
import { CreateAccount } from './app/create-account.js';
import { CreateToken } from './app/create-token.js';
import { Delegations } from './app/delegations.js';
import { DropSecondFactor } from './app/drop-second-factor.js';
import { EndSessions } from './app/end-sessions.js';
import { EnrolSecondFactor } from './app/enrol-second-factor.js';
import { GiveDelegation } from './app/give-delegation.js';
import { OidcProvider } from './app/oidc-provider.js';
import { OidcSignIn } from './app/oidc-sign-in.js';
import { OpenSession } from './app/open-session.js';
import { Passwords } from './app/passwords.js';
import { Reach } from './app/reach.js';
import { ResolveCaller } from './app/resolve-caller.js';
import { RevokeDelegation } from './app/revoke-delegation.js';
import { RevokeToken } from './app/revoke-token.js';
import { SecondFactors } from './app/second-factors.js';
import { SecondStep } from './app/second-step.js';
import { Sessions } from './app/sessions.js';
import { SetRoles } from './app/set-roles.js';
import { SignIn } from './app/sign-in.js';
import { SignInAttempts } from './app/sign-in-attempts.js';
import { SignOut } from './app/sign-out.js';
import { Tokens } from './app/tokens.js';
import { UnlinkExternal } from './app/unlink-external.js';
import { WhoIs } from './app/who-is.js';
import { AccountEntity } from './data/account.entity.js';
import { AccountStore } from './data/account.store.js';
import { DelegationStore } from './data/delegation.store.js';
import { ExternalIdentityStore } from './data/external-identity.store.js';
import { SecondFactorStore } from './data/second-factor.store.js';
import { SessionStore } from './data/session.store.js';
import { TicketStore } from './data/ticket.store.js';
import { TokenStore } from './data/token.store.js';
import { AccountDoorController } from './web/account-door.controller.js';
import { AccountsController } from './web/accounts.controller.js';
import { DelegationsController } from './web/delegations.controller.js';
import { IdentityGuard } from './web/identity.guard.js';
import { OidcController } from './web/oidc.controller.js';
import { PasswordController } from './web/password.controller.js';
import { SecondFactorController } from './web/second-factor.controller.js';
import { SessionController } from './web/session.controller.js';
import { SessionsController } from './web/sessions.controller.js';
import { TokensController } from './web/tokens.controller.js';

const verbs = [CreateAccount, UnlinkExternal];
const parts = [CallerCache, OidcProvider, OpenSession, Passwords, Reach, ResolveCaller, SignInAttempts];
const stores = [AccountStore, DelegationStore, ExternalIdentityStore, SecondFactorStore, SessionStore, TicketStore, TokenStore];
const face = [
  Accounts, ChangeAccount, ChangePassword, CreateToken, Delegations, DropSecondFactor, EndSessions, EnrolSecondFactor, GiveDelegation, OidcSignIn,
  RevokeDelegation, RevokeToken, SecondFactors, SecondStep, Sessions, SetRoles, SignIn, SignOut, Tokens, WhoIs,
];

@Module({
  imports: [UnitsModule, TypeOrmModule.forFeature([AccountEntity])],
  controllers: [
    SessionController, PasswordController, SessionsController, SecondFactorController, OidcController, DelegationsController, AccountsController,
    AccountDoorController, TokensController,
  ],
  providers: [...face, ...verbs, ...parts, ...stores, { provide: APP_GUARD, useClass: IdentityGuard }],
  exports: face,
})
export class IdentityModule {}
