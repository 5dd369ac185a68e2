import { ActionBar, Button, ErrorSummary, Link, PageHeading, Radios, Select, SummaryList, TextInput, type View, WarningText } from '#libs/ui';
import type { Role } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import type { RoleHeld } from '../domain/roles-held.js';
import { ROLE_WORDS, roleWords } from '../domain/role-words.js';
import { AccountTabs } from './account-tabs.js';

export interface Me {
  displayName: string;
  login: string;
  email: string | null;
  homeUnit: string;
  unitAtWork: string;
  mayChangeUnit: boolean;
  roles: readonly RoleHeld[];
  /** By colleagues, at the unit at work. */
  lent: readonly { displayName: string; roles: readonly Role[] }[];
  nameOf: (unitId: string) => string;
}

/** Units that are named one by one; of more only their number is said. */
const MOST_NAMED = 3;

export function AccountPage({ me }: { me: Me }): View {
  return (
    <>
      <PageHeading title={me.displayName} sub={`Tên đăng nhập ${me.login}`} />
      <AccountTabs current="toi" />
      <SummaryList
        rows={[
          { key: 'Thuộc đơn vị', value: me.homeUnit },
          { key: 'Đang làm việc tại', value: me.unitAtWork, ...(me.mayChangeUnit && { actions: [{ href: '/tai-khoan/don-vi', text: 'Đổi', spoken: 'đơn vị làm việc' }] }) },
          { key: 'Thư điện tử nhận báo', value: me.email ?? 'Chưa có; báo quản trị đơn vị để thêm' },
          { key: 'Vai trò', value: <Roles me={me} /> },
          ...me.lent.map(({ displayName, roles }) => ({ key: 'Đang làm thay', value: `${displayName} · ${roleWords(roles)}` })),
        ]}
      />
      <p>
        Tên, thư điện tử và vai trò do quản trị đơn vị đặt. Thấy sai, báo người quản trị của đơn vị. <Link href="/tro-giup#ai-giup">Ai giúp việc gì?</Link>
      </p>
    </>
  );
}

function Roles({ me: { roles, nameOf } }: { me: Me }): View {
  if (roles.length === 0) return <>Chưa được giao vai trò nào</>;
  return (
    <>
      {roles.map(({ role, unitIds }) => (
        <p>
          <b>{ROLE_WORDS[role]}</b> · {unitIds.length > MOST_NAMED ? `${unitIds.length} đơn vị` : unitIds.map(nameOf).join(', ')}
        </p>
      ))}
    </>
  );
}

export function PasswordPage({ state, handedOver, minimum }: { state: FormState; handedOver: boolean; minimum: number }): View {
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Đổi mật khẩu" sub="Đổi xong, các phiên khác của bạn kết thúc; phiên này vẫn còn." />
      {handedOver ? <WarningText>Mật khẩu bạn đang dùng do người khác cấp. Đặt mật khẩu của riêng mình rồi mới làm việc được.</WarningText> : <AccountTabs current="mat-khau" />}
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action="/tai-khoan/mat-khau" noValidate>
        <TextInput name="current" type="password" width={30} label="Mật khẩu hiện tại" autocomplete="current-password" error={state.error('current')} />
        <TextInput
          name="next"
          type="password"
          width={30}
          label="Mật khẩu mới"
          hint={`Tối thiểu ${minimum} ký tự. Một câu ngắn dễ nhớ tốt hơn một từ khó.`}
          autocomplete="new-password"
          error={state.error('next')}
        />
        <TextInput name="again" type="password" width={30} label="Nhập lại mật khẩu mới" autocomplete="new-password" error={state.error('again')} />
        <ActionBar>
          <Button preventDoubleClick>Đổi mật khẩu</Button>
        </ActionBar>
      </form>
    </>
  );
}

export interface UnitChoice {
  id: string;
  name: string;
  roles: string;
}

/** More would not fit on a screen as buttons. */
const MOST_RADIOS = 8;

export function UnitAtWorkPage({ state, units, current }: { state: FormState; units: readonly UnitChoice[]; current: string }): View {
  const errors = state.summary();
  const chosen = state.value('unitId', current);
  return (
    <>
      <PageHeading title="Đổi đơn vị làm việc" sub="Danh sách, số đếm và việc làm được đều theo đơn vị này." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action="/tai-khoan/don-vi" noValidate>
        <input type="hidden" name="tiep" value={state.value('tiep')} />
        {units.length > MOST_RADIOS ? (
          <Select name="unitId" label="Đơn vị" value={chosen} error={state.error('unitId')} choices={units.map(({ id, name, roles }) => ({ value: id, text: `${name} (${roles})` }))} />
        ) : (
          <Radios name="unitId" legend="Đơn vị" value={chosen} error={state.error('unitId')} options={units.map(({ id, name, roles }) => ({ value: id, label: name, hint: roles }))} />
        )}
        <ActionBar>
          <Button>Làm việc tại đơn vị này</Button>
          <Link href="/tai-khoan">Thôi</Link>
        </ActionBar>
      </form>
    </>
  );
}
