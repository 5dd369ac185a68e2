import { Body, Get, Post } from '@nestjs/common';
import { Accounts, Delegations, GiveDelegation, RevokeDelegation } from '#src/identity';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Allow, callerHasRole, type FormFields, refuseInvalid, type Role, ROLES } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { type Answer, page, seeOther } from '../domain/answer.js';
import { placeErrors } from '../domain/place-errors.js';
import { DeskController } from './desk-controller.js';
import { DelegationPageForm, RevocationForm } from './delegations.form.js';
import { type Colleague, DelegationsPage } from './delegations.page.js';
import { type Visit, Visiting } from './visit.js';

const PATH = '/tai-khoan/uy-quyen';
const MOST_COLLEAGUES = 200;
const MOST_OF_UNIT = 50;
const FIELDS = {
  'identity.delegation_dates': 'validFrom', 'identity.delegation_to': 'toAccountId', 'identity.delegation_overlaps': 'validFrom', 'identity.delegation_roles': 'roles',
  'identity.delegation_of_others': 'fromAccountId', 'identity.account_not_found': 'fromAccountId',
};

@DeskController(PATH)
@Allow(...ROLES)
export class DelegationsController {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly delegations: Delegations,
    private readonly give: GiveDelegation,
    private readonly revoke: RevokeDelegation,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Visiting() visit: Visit): Promise<Answer> {
    return this.show(visit, new FormState({ roles: ownRoles(visit) }));
  }

  @Post()
  async add(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    const { caller, unitId } = visit;
    const form = await readForm(DelegationPageForm, fields);
    if (!form.ok) return this.show(visit, form.state);
    const given = await attempt(() => this.database.inUnit(unitId, (tx) => this.give.run(tx, caller, { ...form.value, unitId })));
    if (!given.ok) return this.show(visit, form.state.with(...placeErrors(given.errors, FIELDS)));
    return seeOther(PATH, { tone: 'done', text: 'Đã ủy quyền. Người được ủy quyền thấy vai trò mới từ ngày bắt đầu, không cần đăng nhập lại.' });
  }

  @Post('thu-hoi')
  async end(@Visiting() { caller }: Visit, @Body() fields: FormFields): Promise<Answer> {
    const form = await readForm(RevocationForm, fields);
    if (!form.ok) throw refuseInvalid(form.state.errors);
    const units = [...new Set([caller.unitId, ...caller.unitIds])];
    const revoked = await attempt(() => this.database.inUnits(units, (tx) => this.revoke.run(tx, caller, form.value.id)));
    return seeOther(PATH, revoked.ok ? { tone: 'done', text: 'Đã thu hồi ủy quyền, có hiệu lực ngay.' } : { tone: 'note', text: revoked.refusal.text });
  }

  private async show(visit: Visit, state: FormState): Promise<Answer> {
    const { caller, unitId } = visit;
    const forOthers = callerHasRole(caller, unitId, ['leader', 'administrator']) && ownRoles(visit).some((role) => role === 'leader' || role === 'administrator');
    const { given, received } = await this.delegations.mine(caller);
    const ofUnit = forOthers ? (await this.delegations.inUnit(unitId, undefined, MOST_OF_UNIT)).items : [];
    const mine = new Set([...given, ...received].map(({ id }) => id));
    const body = (
      <DelegationsPage
        state={state}
        given={given}
        received={received}
        ofOthers={ofUnit.filter(({ id }) => !mine.has(id))}
        colleagues={await this.colleagues(unitId)}
        me={caller.accountId}
        ownRoles={ownRoles(visit)}
        forOthers={forOthers}
        today={this.clock.today()}
      />
    );
    return page({ title: 'Ủy quyền', hasErrors: state.errors.length > 0, body });
  }

  private async colleagues(unitId: string): Promise<Colleague[]> {
    const { items } = await this.database.inUnit(unitId, (tx) => this.accounts.inUnit(tx, unitId, '', MOST_COLLEAGUES));
    const people = items.filter(({ kind, disabledAt }) => kind === 'person' && disabledAt === null);
    return people.map(({ id, displayName, roles }) => ({ id, displayName, roles })).sort((a, b) => a.displayName.localeCompare(b.displayName, 'vi'));
  }
}

/** Without those that colleagues lent: these cannot be lent on. */
function ownRoles({ caller, unitId }: Visit): Role[] {
  return ROLES.filter((role) => caller.grants.some((grant) => grant.unitId === unitId && grant.role === role && !grant.actingFor));
}
