import { Body, Get, Post, Query } from '@nestjs/common';
import { addDays, startOfDay } from '#libs/civil-date';
import { type Answer, DeskController, page, placeErrors, seeOther, type Visit, Visiting } from '#src/desk';
import { CreateToken, RevokeToken } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, type FormFields, refuseInvalid } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { FindTokens } from '../app/find-tokens.js';
import { chosenUnit } from '../domain/administered.js';
import { AccountsQuery, NewTokenForm, RevokeForm } from './accounts.form.js';
import { TokenPage, TOKENS_PATH, TokensPage } from './tokens.page.js';

const FIELDS = { 'identity.token_of_another': 'accountId', 'identity.account_not_found': 'accountId', 'identity.token_roles': 'roles' };

@DeskController(TOKENS_PATH)
@Allow('administrator')
export class TokensController {
  constructor(
    private readonly database: Database,
    private readonly found: FindTokens,
    private readonly createToken: CreateToken,
    private readonly revokeToken: RevokeToken,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Visiting() visit: Visit, @Query() query: AccountsQuery): Promise<Answer> {
    return this.show(visit, chosenUnit(visit.caller, query['don-vi'], visit.unitId, 'administrator'), new FormState());
  }

  @Post()
  async create(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    const { caller, unitId: at } = visit;
    const form = await readForm(NewTokenForm, fields);
    const unitId = chosenUnit(caller, form.state.value('unitId') || undefined, at, 'administrator');
    if (!form.ok) return this.show(visit, unitId, form.state);
    const { accountId, name, roles, validTo } = form.value;
    const draft = { unitId, accountId, name, roles, expiresAt: validTo === undefined ? null : startOfDay(addDays(validTo, 1)) };
    const created = await attempt(() => this.database.inUnit(unitId, (tx) => this.createToken.run(tx, caller.accountId, draft)));
    if (!created.ok) return this.show(visit, unitId, form.state.with(...placeErrors(created.errors, FIELDS)));
    return page({ title: 'Mã truy cập', current: 'accounts', body: <TokenPage name={name} token={created.done.token} back={`${TOKENS_PATH}?don-vi=${unitId}`} /> });
  }

  @Post('thu-hoi')
  async revoke(@Visiting() { caller, unitId: at }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(RevokeForm, fields);
    if (!form.ok) throw refuseInvalid(form.state.errors);
    const unitId = chosenUnit(caller, form.value.unitId, at, 'administrator');
    await this.database.inUnit(unitId, (tx) => this.revokeToken.run(tx, caller.accountId, unitId, form.value.id));
    return seeOther(`${TOKENS_PATH}?don-vi=${unitId}`, { tone: 'done', text: 'Đã thu hồi mã truy cập, có hiệu lực ngay.' });
  }

  private async show({ caller }: Visit, unitId: string, state: FormState): Promise<Answer> {
    const found = await this.found.of(caller, unitId);
    const body = <TokensPage {...found} state={state} now={this.clock.now()} today={this.clock.today()} />;
    return page({ title: 'Mã truy cập', current: 'accounts', hasErrors: state.errors.length > 0, body });
  }
}
