import { Button, Cell, Checkboxes, type Column, DataTable, EmptyState, ErrorSummary, FilterBar, InsetText, Link, PageHeading, Radios, Row, Subtext, Tag, TextInput, type View, BackLink, WarningText } from '#libs/ui';
import { ROLE_WORDS, roleWords } from '#src/desk';
import type { AccountInUnit } from '#src/identity';
import { ROLES } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import type { Unit } from '#src/units';

export const ACCOUNTS_PATH = '/quan-tri/tai-khoan';

export interface AccountsView {
  accounts: readonly AccountInUnit[];
  units: readonly Unit[];
  unitId: string;
}

export function AccountsPage({ accounts, units, unitId }: AccountsView): View {
  const columns: Column<AccountInUnit>[] = [
    {
      title: 'Tài khoản', isRowHeader: true,
      cell: ({ id, login, displayName, kind }) => (
        <>
          <Link href={`${ACCOUNTS_PATH}/${id}?don-vi=${unitId}`}>{displayName}</Link>
          <Subtext>
            {login}
            {kind === 'program' && ' · chương trình'}
          </Subtext>
        </>
      ),
    },
    { title: 'Vai trò hôm nay', cell: ({ roles }) => (roles.length === 0 ? '—' : roleWords(roles)) },
    { title: 'Thuộc', cell: (account) => (account.unitId === unitId ? 'đơn vị này' : 'đơn vị khác') },
    { title: 'Tình trạng', nowrap: true, cell: ({ disabledAt, mustChangePassword }) => (disabledAt ? <Tag>đã vô hiệu hóa</Tag> : mustChangePassword ? 'chờ đổi mật khẩu' : 'đang dùng') },
  ];
  const unit = units.find(({ id }) => id === unitId);
  return (
    <>
      <PageHeading title="Tài khoản" sub={`${unit?.name ?? ''}: ${accounts.length} tài khoản thuộc đơn vị hoặc có vai trò tại đơn vị.`}>
        <Button href={`${ACCOUNTS_PATH}/moi?don-vi=${unitId}`}>Thêm tài khoản</Button> <Button kind="quiet" href={`${ACCOUNTS_PATH}/ma-truy-cap?don-vi=${unitId}`}>Mã truy cập</Button>
      </PageHeading>
      {units.length > 1 && <FilterBar label="Đơn vị" chips={units.map(({ id, name }) => ({ text: name, href: `${ACCOUNTS_PATH}?don-vi=${id}`, chosen: id === unitId }))} />}
      <DataTable caption="Tài khoản" columns={columns} rows={accounts} empty={<EmptyState title="Chưa có tài khoản nào" />} />
    </>
  );
}

export interface NewAccountView {
  state: FormState;
  unit: Unit;
}

export function NewAccountPage({ state, unit }: NewAccountView): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={`${ACCOUNTS_PATH}?don-vi=${unit.id}`}>Tài khoản</BackLink>
      <PageHeading title="Thêm tài khoản" sub={`${unit.name}. Mật khẩu ban đầu hiện một lần sau khi thêm; người dùng phải đổi khi đăng nhập.`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action={`${ACCOUNTS_PATH}/moi`} noValidate>
        <input type="hidden" name="unitId" value={unit.id} />
        <Radios name="kind" legend="Cho ai" inline value={state.value('kind', 'person')} error={state.error('kind')} options={[{ value: 'person', label: 'Một người' }, { value: 'program', label: 'Chương trình (dùng mã truy cập)' }]} />
        <Row>
          <Cell span={4}>
            <TextInput name="displayName" label="Họ và tên, hoặc tên chương trình" value={state.value('displayName')} error={state.error('displayName')} />
          </Cell>
          <Cell span={4}>
            <TextInput name="login" label="Tên đăng nhập" hint="Chữ không dấu, số và . _ @ -" value={state.value('login')} autocapitalize="none" spellcheck={false} autocomplete="off" error={state.error('login')} />
          </Cell>
          <Cell span={4}>
            <TextInput name="email" label="Thư điện tử" hint="Không bắt buộc; để gửi cảnh báo" value={state.value('email')} type="email" autocomplete="off" error={state.error('email')} />
          </Cell>
        </Row>
        <Checkboxes name="roles" legend="Vai trò tại đơn vị" small values={state.values('roles')} error={state.error('roles')} options={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))} />
        <Row>
          <Cell span={3}>
            <TextInput name="validFrom" label="Vai trò từ ngày" hint="Để trống là từ hôm nay" value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
          </Cell>
        </Row>
        <Button preventDoubleClick>Thêm tài khoản</Button>
      </form>
    </>
  );
}

/** Stands in answer to the post: a password is in no address, cookie or message. */
export function PasswordPage({ title, login, password, back }: { title: string; login: string; password: string; back: string }): View {
  return (
    <>
      <PageHeading title={title} sub="Mật khẩu chỉ hiện một lần này. Giao tận tay, đừng gửi qua tin nhắn." />
      <InsetText>
        <p>
          Tên đăng nhập: <b>{login}</b>
        </p>
        <p>
          Mật khẩu: <b>{password}</b>
        </p>
      </InsetText>
      <WarningText>Tải lại trang là không xem lại được; khi ấy hãy đặt lại mật khẩu.</WarningText>
      <Button href={back}>Tôi đã ghi lại</Button>
    </>
  );
}
