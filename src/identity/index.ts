export { Accounts } from './app/accounts.js';
export type { NewAccount } from './app/create-account.js';
export { CreateToken, type TokenDraft } from './app/create-token.js';
export { SetRoles } from './app/set-roles.js';
export { type Account, ACCOUNT_KINDS, type AccountInUnit, type AccountKind } from './domain/account.js';
export { IdentityModule } from './identity.module.js';
export { SESSION_COOKIE } from './web/cookie.js';
export { IdentityGuard } from './web/identity.guard.js';
