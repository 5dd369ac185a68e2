import type { CivilDate } from '#libs/civil-date';
import { BackLink, Button, Cell, Checkboxes, type Column, DataTable, EmptyState, ErrorSummary, InsetText, PageHeading, Row, Section, Select, Subtext, Tag, TextInput, type View, WarningText } from '#libs/ui';
import { ROLE_WORDS, roleWords, shortStamp } from '#src/desk';
import type { ShownToken } from '#src/identity';
import { type Role, ROLES } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import type { FoundTokens } from '../app/find-tokens.js';
import { ACCOUNTS_PATH } from './accounts.page.js';

export const TOKENS_PATH = `${ACCOUNTS_PATH}/ma-truy-cap`;

export interface TokensView extends FoundTokens {
  state: FormState;
  now: Date;
  today: CivilDate;
}

export function TokensPage({ state, unit, tokens, names, lendable, now, today }: TokensView): View {
  const errors = state.summary();
  const columns: Column<ShownToken>[] = [
    { title: 'Tên', isRowHeader: true, cell: ({ name, accountId }) => <>{name}<Subtext>{names.get(accountId) ?? '—'}</Subtext></> },
    { title: 'Vai trò', cell: ({ roles }) => roleWords(roles as Role[]) },
    { title: 'Cấp lúc', nowrap: true, cell: ({ createdAt }) => shortStamp(createdAt, today) },
    { title: 'Dùng gần nhất', nowrap: true, cell: ({ lastUsedAt }) => (lastUsedAt ? shortStamp(lastUsedAt, today) : 'chưa dùng') },
    { title: 'Hết hạn', nowrap: true, cell: ({ expiresAt }) => (expiresAt ? shortStamp(expiresAt, today) : 'không') },
    {
      title: 'Tình trạng', nowrap: true,
      cell: (token) => (token.revokedAt ? <Tag>đã thu hồi</Tag> : token.expiresAt && token.expiresAt <= now ? <Tag>hết hạn</Tag> : <Revoke token={token} />),
    },
  ];
  return (
    <>
      <BackLink href={`${ACCOUNTS_PATH}?don-vi=${unit.id}`}>Tài khoản</BackLink>
      <PageHeading title="Mã truy cập của chương trình" sub={`${unit.name}. Cổng dịch vụ công và phần mềm khác gọi vào bằng mã này.`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <DataTable caption="Mã truy cập" columns={columns} rows={tokens} empty={<EmptyState title="Chưa cấp mã nào" />} />
      <Section title="Cấp mã mới">
        <form method="post" action={TOKENS_PATH} noValidate>
          <input type="hidden" name="unitId" value={unit.id} />
          <Row>
            <Cell span={4}>
              <TextInput name="name" label="Tên mã" hint="Ai dùng, để làm gì" value={state.value('name')} error={state.error('name')} />
            </Cell>
            <Cell span={5}>
              <Select name="accountId" label="Thay mặt tài khoản" value={state.value('accountId')} choices={lendable.map(({ id, displayName }) => ({ value: id, text: displayName }))} error={state.error('accountId')} />
            </Cell>
            <Cell span={3}>
              <TextInput name="validTo" label="Dùng đến hết ngày" hint="Để trống là không hạn" value={state.value('validTo')} inputMode="numeric" error={state.error('validTo')} />
            </Cell>
          </Row>
          <Checkboxes name="roles" legend="Vai trò (trong số của tài khoản)" small values={state.values('roles')} error={state.error('roles')} options={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }))} />
          <Button preventDoubleClick>Cấp mã</Button>
        </form>
      </Section>
    </>
  );
}

function Revoke({ token: { id, unitId, name } }: { token: ShownToken }): View {
  return (
    <form method="post" action={`${TOKENS_PATH}/thu-hoi`}>
      <input type="hidden" name="unitId" value={unitId} />
      <input type="hidden" name="id" value={id} />
      <Button kind="quiet" attributes={{ 'aria-label': `Thu hồi mã ${name}` }}>
        Thu hồi
      </Button>
    </form>
  );
}

export function TokenPage({ name, token, back }: { name: string; token: string; back: string }): View {
  return (
    <>
      <PageHeading title={`Mã truy cập “${name}”`} sub="Mã chỉ hiện một lần này. Chép thẳng vào phần mềm sẽ dùng." />
      <InsetText>
        <p>
          <code>{token}</code>
        </p>
      </InsetText>
      <WarningText>Ai có mã là làm được mọi việc của các vai trò đã cấp. Lộ mã thì thu hồi ngay.</WarningText>
      <Button href={back}>Tôi đã chép mã</Button>
    </>
  );
}
