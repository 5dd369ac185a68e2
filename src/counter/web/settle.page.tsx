import { formatTime } from '#libs/civil-date';
import { ActionBar, Button, Cell, type Column, DataTable, DossierCode, EmptyState, ErrorSummary, KeyHint, Line, Link, Money, moneyText, MoneyInput, NotificationBanner, PageHeading, Part, Row, Section, Select, Subtext, TextInput, type View } from '#libs/ui';
import type { ProcedureVersion } from '#src/catalogue';
import type { FormState } from '#src/platform/view';
import type { SettledToday } from '../app/todays-work.js';
import { proposedFee } from '../domain/fee-items.js';
import { feeToShow, PROPOSED_FEE, setsOf } from '../domain/intake-fields.js';
import { FEE_METHODS } from './fee.form.js';
import type { Note } from './intake-view.js';

export const SETTLE_PATH = '/giai-quyet-ngay';

export interface SettleView {
  state: FormState;
  procedures: readonly ProcedureVersion[];
  today: SettledToday;
  person?: Note;
  /** The dossier that was just settled. */
  done?: SettledToday['last'][number];
}

export function SettlePage({ view }: { view: SettleView }): View {
  const { state, procedures, today, done } = view;
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Giải quyết ngay tại quầy" sub={`Hôm nay đã trả ${today.count} hồ sơ; quầy này thu ${moneyText(today.sum)}. Enter là xong một hồ sơ.`} />
      {done && (
        <NotificationBanner kind="done" takesFocus={false}>
          <p>
            Đã xong {done.code} · {done.ownerName}
            {done.receipt && <> · {moneyText(done.receipt.total)}</>}
          </p>
        </NotificationBanner>
      )}
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {procedures.length === 0 ? <EmptyState title="Danh mục chưa có thủ tục trả kết quả trong ngày" /> : <SettleFields view={view} />}
      <LastDone today={today} />
    </>
  );
}

function SettleFields({ view }: { view: SettleView }): View {
  const { state, procedures } = view;
  return (
    <form method="post" action={SETTLE_PATH} noValidate>
      <input type="hidden" name="_key" value={state.value('_key')} />
      <input type="hidden" name="_scan" data-scan-card hx-post={`${SETTLE_PATH}/the`} hx-trigger="scan" hx-swap="none" />
      <Row>
        <Cell span={9}>
          <Select name="procedure" label="Thủ tục" value={state.value('procedure')} error={state.error('procedure')} choices={procedures.map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))} attributes={feeAnswers()} />
        </Cell>
      </Row>
      <SettlePerson view={view} />
      <Row>
        <Cell span={2}>
          <TextInput name="sets" label="Số bản" value={state.value('sets')} error={state.error('sets')} inputMode="numeric" autocomplete="off" attributes={feeAnswers()} />
        </Cell>
        <Cell span={2}>
          <SettleFee view={view} />
        </Cell>
        <Cell span={2}>
          <Select name="fee.method" label="Cách thu" value={state.value('fee.method')} error={state.error('fee.method')} choices={Object.entries(FEE_METHODS).map(([value, text]) => ({ value, text }))} />
        </Cell>
        <Cell span={4}>
          <TextInput name="request" label="Ghi thêm: loại giấy, nội dung" value={state.value('request')} error={state.error('request')} autocomplete="off" />
        </Cell>
      </Row>
      <ActionBar>
        <Button preventDoubleClick>
          Xong <KeyHint keys="Enter" />
        </Button>
      </ActionBar>
    </form>
  );
}

function feeAnswers() {
  return { 'hx-post': `${SETTLE_PATH}/phi`, 'hx-trigger': 'change', 'hx-swap': 'none', 'hx-sync': 'this:replace' } as const;
}

export function SettlePerson({ view: { state, person }, fresh }: { view: Pick<SettleView, 'state' | 'person'>; fresh?: boolean }): View {
  return (
    <Part id="person" fresh={fresh}>
      <Row>
        <Cell span={6}>
          <TextInput name="owner.name" label="Họ và tên" value={state.value('owner.name')} error={state.error('owner.name')} autocomplete="off" spellcheck={false} attributes={{ autofocus: state.errors.length === 0 }} />
        </Cell>
        <Cell span={3}>
          <TextInput name="owner.idNumber" label="Số căn cước, nếu có" isCode inputMode="numeric" value={state.value('owner.idNumber')} error={state.error('owner.idNumber')} autocomplete="off" />
        </Cell>
      </Row>
      <input type="hidden" name="owner.address" value={state.value('owner.address')} />
      {person && <Subtext tone={person.tone}>{person.text}</Subtext>}
    </Part>
  );
}

export function SettleFee({ view: { state, procedures }, fresh }: { view: Pick<SettleView, 'state' | 'procedures'>; fresh?: boolean }): View {
  const version = procedures.find(({ code }) => code === state.value('procedure')) ?? procedures[0];
  const proposed = version ? proposedFee(version, setsOf(state)) : 0;
  return (
    <Part id="fee" fresh={fresh}>
      <input type="hidden" name={PROPOSED_FEE} value={proposed} />
      <MoneyInput name="fee.amount" label="Phí, lệ phí" value={feeToShow(state, proposed)} error={state.error('fee.amount')} />
    </Part>
  );
}

function LastDone({ today: { last } }: { today: SettledToday }): View {
  return (
    <Section title="Vừa xong">
      <DataTable caption="Năm hồ sơ vừa trả" rows={last} columns={COLUMNS} empty={<EmptyState title="Hôm nay chưa có hồ sơ nào" />} />
      {last.length > 0 && <Subtext>Nhập nhầm thì đính chính trong ngày; tiền thu nhầm thì hủy biên lai ở Thu phí.</Subtext>}
    </Section>
  );
}

const COLUMNS: Column<SettledToday['last'][number]>[] = [
  { title: 'Lúc', nowrap: true, cell: ({ returnedAt }) => returnedAt && formatTime(returnedAt) },
  { title: 'Hồ sơ', isRowHeader: true, nowrap: true, cell: ({ code }) => <DossierCode code={code} href={`/ho-so/${code}`} /> },
  { title: 'Chủ hồ sơ', cell: ({ ownerName, ownerIdEnd }) => <>{ownerName}{ownerIdEnd && <Subtext>…{ownerIdEnd}</Subtext>}</> },
  { title: 'Thủ tục', cell: ({ procedure }) => procedure?.name },
  { title: 'Thu', numeric: true, nowrap: true, cell: ({ receipt }) => receipt && <Money amount={receipt.total} /> },
  {
    title: 'Việc',
    titleHidden: true,
    nowrap: true,
    cell: ({ code, receipt }) => (
      <Line>
        {receipt && <Link href={`/in/bien-lai/${receipt.id}`}>Biên lai</Link>}
        <Link href={`/ho-so/${code}/dinh-chinh`}>Đính chính</Link>
      </Line>
    ),
  },
];
