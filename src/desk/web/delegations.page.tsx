import { type CivilDate, formatDate } from '#libs/civil-date';
import { ActionBar, Button, Cell, Checkboxes, type Column, DataTable, EmptyState, ErrorSummary, PageHeading, Row, Section, Select, Subtext, Tag, TextInput, type View } from '#libs/ui';
import type { DelegationState, ShownDelegation } from '#src/identity';
import { type Role, ROLES } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import { ROLE_WORDS, roleWords } from '../domain/role-words.js';
import { AccountTabs } from './account-tabs.js';

export interface Colleague {
  id: string;
  displayName: string;
  roles: readonly Role[];
}

export interface DelegationsView {
  state: FormState;
  given: readonly ShownDelegation[];
  received: readonly ShownDelegation[];
  /** For who may also lend in others' names: those that are neither from nor to them. */
  ofOthers: readonly ShownDelegation[];
  colleagues: readonly Colleague[];
  me: string;
  ownRoles: readonly Role[];
  forOthers: boolean;
  today: CivilDate;
}

const STATE_WORDS: Readonly<Record<DelegationState, string>> = { coming: 'chưa đến ngày', in_force: 'đang có hiệu lực', ended: 'đã hết hạn', revoked: 'đã thu hồi' };

export function DelegationsPage(view: DelegationsView): View {
  const { state, given, received, ofOthers, ownRoles, forOthers, me } = view;
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Ủy quyền" sub="Khi bạn vắng, đồng nghiệp làm thay bằng tài khoản của họ, theo ngày. Đừng đưa mật khẩu." />
      <AccountTabs current="uy-quyen" />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Section title="Tôi ủy quyền">
        <List caption="Tôi ủy quyền" rows={given} whose="to" empty="Bạn chưa ủy quyền cho ai" me={me} mayRevoke />
      </Section>
      <Section title="Tôi được ủy quyền">
        <List caption="Tôi được ủy quyền" rows={received} whose="from" empty="Chưa ai ủy quyền cho bạn" me={me} mayRevoke />
      </Section>
      {ofOthers.length > 0 && (
        <Section title="Người khác trong đơn vị">
          <List caption="Người khác trong đơn vị" rows={ofOthers} whose="both" empty="" me={me} mayRevoke />
        </Section>
      )}
      <Section title="Ủy quyền cho đồng nghiệp" id="moi">
        {ownRoles.length > 0 || forOthers ? <GiveForm {...view} /> : <EmptyState title="Bạn không có vai trò của chính mình ở đơn vị này để ủy quyền" />}
      </Section>
    </>
  );
}

interface ListProps {
  caption: string;
  rows: readonly ShownDelegation[];
  whose: 'from' | 'to' | 'both';
  empty: string;
  me: string;
  mayRevoke: boolean;
}

function List({ caption, rows, whose, empty, me, mayRevoke }: ListProps): View {
  const title = whose === 'to' ? 'Cho ai' : whose === 'from' ? 'Của ai' : 'Ai cho ai';
  const columns: Column<ShownDelegation>[] = [
    {
      title, isRowHeader: true,
      cell: ({ from, to, givenBy }) => (
        <>
          {whose === 'to' ? to.displayName : whose === 'from' ? from.displayName : `${from.displayName} → ${to.displayName}`}
          {givenBy.accountId !== from.accountId && <Subtext>do {givenBy.accountId === me ? 'tôi' : givenBy.displayName} lập</Subtext>}
        </>
      ),
    },
    { title: 'Vai trò', cell: ({ roles }) => roleWords(roles) },
    { title: 'Thời gian', nowrap: true, cell: ({ validFrom, validTo }) => `${formatDate(validFrom)} – ${formatDate(validTo)}` },
    { title: 'Lý do', cell: ({ reason }) => reason },
    { title: 'Tình trạng', nowrap: true, cell: ({ state }) => (state === 'in_force' ? <Tag>{STATE_WORDS[state]}</Tag> : STATE_WORDS[state]) },
    { title: 'Thu hồi', titleHidden: true, cell: (row) => mayRevoke && (row.state === 'in_force' || row.state === 'coming') && <RevokeButton row={row} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} empty={<p>{empty}.</p>} />;
}

function RevokeButton({ row: { id, from, to } }: { row: ShownDelegation }): View {
  return (
    <form method="post" action="/tai-khoan/uy-quyen/thu-hoi">
      <input type="hidden" name="id" value={id} />
      <Button kind="quiet" small attributes={{ 'aria-label': `Thu hồi ủy quyền của ${from.displayName} cho ${to.displayName}` }}>
        Thu hồi
      </Button>
    </form>
  );
}

function GiveForm({ state, colleagues, me, ownRoles, forOthers, today }: DelegationsView): View {
  const offered = forOthers ? ROLES : ownRoles;
  const others = colleagues.filter(({ id }) => id !== me);
  const named = ({ id, displayName, roles }: Colleague) => ({ value: id, text: roles.length > 0 ? `${displayName} (${roleWords(roles)})` : displayName });
  return (
    <form method="post" action="/tai-khoan/uy-quyen" noValidate>
      <Row>
        {forOthers && (
          <Cell span={6}>
            <Select
              name="fromAccountId"
              label="Thay cho"
              value={state.value('fromAccountId', me)}
              error={state.error('fromAccountId')}
              choices={[{ value: me, text: 'Tôi' }, ...others.map(named)]}
            />
          </Cell>
        )}
        <Cell span={6}>
          <Select
            name="toAccountId"
            label="Người làm thay"
            value={state.value('toAccountId')}
            error={state.error('toAccountId')}
            choices={[{ value: '', text: 'Chọn đồng nghiệp' }, ...others.map(named)]}
          />
        </Cell>
      </Row>
      <Checkboxes name="roles" legend="Vai trò" small values={state.values('roles')} error={state.error('roles')} options={offered.map((role) => ({ value: role, label: ROLE_WORDS[role] }))} />
      <Row>
        <Cell span={3}>
          <TextInput name="validFrom" label="Từ ngày" value={state.value('validFrom', formatDate(today))} inputMode="numeric" error={state.error('validFrom')} />
        </Cell>
        <Cell span={3}>
          <TextInput name="validTo" label="Đến hết ngày" value={state.value('validTo')} inputMode="numeric" hint="Ví dụ 6/3/2026" error={state.error('validTo')} />
        </Cell>
        <Cell span={6}>
          <TextInput name="reason" label="Lý do" value={state.value('reason')} hint="Ví dụ nghỉ phép, đi tập huấn" error={state.error('reason')} />
        </Cell>
      </Row>
      <ActionBar>
        <Button preventDoubleClick>Ủy quyền</Button>
      </ActionBar>
    </form>
  );
}
