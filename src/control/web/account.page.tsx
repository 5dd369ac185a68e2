import { type CivilDate, formatDate } from '#libs/civil-date';
import { ActionBar, BackLink, Button, Cell, Checkboxes, type Column, DataTable, ErrorSummary, FactStrip, PageHeading, Row, Section, TextInput, type View } from '#libs/ui';
import { ROLE_WORDS, shortStamp } from '#src/desk';
import type { Account, RoleSpan, SecondFactorState, ShownSession } from '#src/identity';
import { ROLES } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import type { Unit } from '#src/units';
import { ACCOUNTS_PATH } from './accounts.page.js';

export interface AccountView {
  state: FormState;
  account: Account;
  /** In which its roles are shown. */
  unit: Unit;
  grants: readonly RoleSpan[];
  /** Only for administrators of the account's own unit. */
  own?: { lockedUntil: Date | undefined; factor: SecondFactorState; sessions: readonly ShownSession[] };
  isMyself: boolean;
  today: CivilDate;
}

export function AccountPage(view: AccountView): View {
  const { state, account, unit, own, today } = view;
  const errors = state.summary();
  return (
    <>
      <BackLink href={`${ACCOUNTS_PATH}?don-vi=${unit.id}`}>Tài khoản</BackLink>
      <PageHeading title={account.displayName} sub={`${account.login}${account.kind === 'program' ? ' · tài khoản của chương trình' : ''} · tạo ${shortStamp(account.createdAt, today)}`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <FactStrip facts={factsOf(view)} />
      <Roles {...view} />
      {own && (
        <>
          <Section title="Tên và thư điện tử">
            <form method="post" action={`${ACCOUNTS_PATH}/${account.id}/ten`} noValidate>
              <Row>
                <Cell span={4}>
                  <TextInput name="displayName" label="Tên hiển thị" value={state.value('displayName', account.displayName)} error={state.error('displayName')} />
                </Cell>
                <Cell span={4}>
                  <TextInput name="email" label="Thư điện tử" type="email" value={state.value('email', account.email ?? '')} error={state.error('email')} />
                </Cell>
                <Cell span={2} unlabelled>
                  <Button kind="quiet" preventDoubleClick>
                    Lưu
                  </Button>
                </Cell>
              </Row>
            </form>
          </Section>
          <Doors {...view} own={own} />
        </>
      )}
    </>
  );
}

function factsOf({ account, own, today }: AccountView) {
  const { disabledAt, mustChangePassword } = account;
  const state = disabledAt ? { value: 'đã vô hiệu hóa', note: shortStamp(disabledAt, today) } : own?.lockedUntil ? { value: 'đang tạm khóa', note: `đến ${shortStamp(own.lockedUntil, today)}, do sai mật khẩu` } : { value: 'đang dùng' };
  return [
    { label: 'Tình trạng', ...state },
    ...(account.kind === 'person' ? [{ label: 'Mật khẩu', value: mustChangePassword ? 'chờ người dùng đổi' : 'người dùng đã đặt' }] : []),
    ...(own ? [{ label: 'Xác thực hai bước', value: own.factor.on ? 'bật' : 'tắt' }, { label: 'Đang đăng nhập', value: `${own.sessions.length} nơi` }] : []),
  ];
}

function Roles({ state, account, unit, grants, today }: AccountView): View {
  const columns: Column<RoleSpan>[] = [
    { title: 'Vai trò', isRowHeader: true, cell: ({ role }) => ROLE_WORDS[role] },
    { title: 'Từ ngày', nowrap: true, cell: ({ validFrom }) => formatDate(validFrom) },
    { title: 'Đến hết ngày', nowrap: true, cell: ({ validTo }) => (validTo ? formatDate(validTo) : 'chưa định') },
  ];
  const held = grants.filter(({ validFrom, validTo }) => validFrom <= today && validTo === null).map(({ role }) => role);
  return (
    <Section title={`Vai trò tại ${unit.name}`}>
      <DataTable caption="Vai trò" columns={columns} rows={grants} empty={<p>Chưa có vai trò nào ở đơn vị này.</p>} />
      <form method="post" action={`${ACCOUNTS_PATH}/${account.id}/vai-tro`} noValidate>
        <input type="hidden" name="unitId" value={unit.id} />
        <Checkboxes
          name="roles"
          legend="Các vai trò từ một ngày"
          hint="Bỏ dấu là thôi vai trò từ ngày ấy."
          small
          values={state.errors.length > 0 ? state.values('roles') : held}
          error={state.error('roles')}
          options={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))}
        />
        <Row>
          <Cell span={3}>
            <TextInput name="validFrom" label="Từ ngày" value={state.value('validFrom', formatDate(today))} inputMode="numeric" error={state.error('validFrom')} />
          </Cell>
          <Cell span={3} unlabelled>
            <Button preventDoubleClick>Đặt vai trò</Button>
          </Cell>
        </Row>
      </form>
    </Section>
  );
}

function Doors({ account, own, isMyself, today }: AccountView & { own: NonNullable<AccountView['own']> }): View {
  const columns: Column<ShownSession>[] = [
    { title: 'Thiết bị', isRowHeader: true, cell: ({ device }) => device },
    { title: 'Từ lúc', nowrap: true, cell: ({ begunAt }) => shortStamp(begunAt, today) },
    { title: 'Dùng gần nhất', nowrap: true, cell: ({ lastSeenAt }) => shortStamp(lastSeenAt, today) },
  ];
  const person = account.kind === 'person';
  return (
    <Section title="Đăng nhập">
      {person && <DataTable caption="Nơi đang đăng nhập" columns={columns} rows={own.sessions} empty={<p>Hiện không đăng nhập ở đâu.</p>} />}
      <ActionBar>
        {own.lockedUntil && <Act account={account} action="mo-khoa" text="Mở khóa" />}
        {person && !isMyself && <Act account={account} action="mat-khau" text="Đặt lại mật khẩu" />}
        {own.sessions.length > 0 && !isMyself && <Act account={account} action="ket-thuc-phien" text="Kết thúc mọi phiên" />}
        {own.factor.on && !isMyself && <Act account={account} action="xac-thuc" text="Đặt lại xác thực hai bước" />}
        {account.disabledAt ? <Act account={account} action="cho-dung" text="Cho dùng lại" /> : !isMyself && <Act account={account} action="vo-hieu" text="Vô hiệu hóa" kind="danger" />}
      </ActionBar>
      {isMyself && <p>Mật khẩu, phiên và xác thực hai bước của chính mình: trong mục Tài khoản ở góc trên.</p>}
    </Section>
  );
}

function Act({ account, action, text, kind = 'quiet' }: { account: Account; action: string; text: string; kind?: 'quiet' | 'danger' }): View {
  return (
    <form method="post" action={`${ACCOUNTS_PATH}/${account.id}/${action}`}>
      <Button kind={kind} preventDoubleClick>
        {text}
      </Button>
    </form>
  );
}
