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
import { Passwords } from './app/passwords.js';
import { Reach } from './app/reach.js';
import { ResolveCaller } from './app/resolve-caller.js';
import { RevokeToken } from './app/revoke-token.js';
import { SetRoles } from './app/set-roles.js';
import { SignIn } from './app/sign-in.js';
import { SignOut } from './app/sign-out.js';
import { Tokens } from './app/tokens.js';
import { WhoIs } from './app/who-is.js';
import { AccountEntity } from './data/account.entity.js';
import { AccountStore } from './data/account.store.js';
import { SessionStore } from './data/session.store.js';
import { TokenStore } from './data/token.store.js';
import { AccountsController } from './web/accounts.controller.js';
import { IdentityGuard } from './web/identity.guard.js';
import { SessionController } from './web/session.controller.js';
import { TokensController } from './web/tokens.controller.js';

const verbs = [ChangeAccount, CreateAccount, RevokeToken];
const parts = [CallerCache, Passwords, Reach, ResolveCaller, Tokens, AccountStore, SessionStore, TokenStore];
const face = [Accounts, ChangePassword, CreateToken, SetRoles, SignIn, SignOut, WhoIs];

@Module({
  imports: [UnitsModule, TypeOrmModule.forFeature([AccountEntity])],
  controllers: [SessionController, AccountsController, TokensController],
  providers: [...face, ...verbs, ...parts, { provide: APP_GUARD, useClass: IdentityGuard }],
  exports: face,
})
export class IdentityModule {}
