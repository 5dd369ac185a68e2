import { type CivilDate, formatDate, formatDateTime, formatTime } from '#libs/civil-date';
import { ActionBar, BackLink, Button, Cell, type Column, DataTable, DossierCode, EmptyState, ErrorSummary, Link, Mark, Money, moneyText, MoneyInput, PageHeading, Row, Section, Select, type Stat, Stats, Subtext, SummaryList, Tag, Textarea, TextInput, type View } from '#libs/ui';
import { type ClerkTill, type Closing, type Entry, type FeeReceipt, PAY_METHODS, payMethodLabels, type TillOfDay } from '#src/fees';
import type { FormState } from '#src/platform/view';
import type { DossierHere, LookedUp } from '../app/dossier-at-counter.js';
import { LookUp } from './look-up.js';

export const TILL_PATH = '/thu-phi';

export interface TillView {
  /** Of taking and of closing, one at a time. */
  taking: FormState;
  closing: FormState;
  typed: string;
  looked: LookedUp;
  till: TillOfDay;
  /** The own one, where there is something to close. */
  mine?: ClerkTill;
  openDays: readonly CivilDate[];
  mayTake: boolean;
}

export function TillPage({ view }: { view: TillView }): View {
  const { taking, closing, till, typed, looked, mayTake, openDays } = view;
  const errors = [...taking.summary(), ...closing.summary()];
  const others = openDays.filter((day) => day !== till.day);
  return (
    <>
      <PageHeading title="Thu phí, lệ phí" sub={`Quỹ ngày ${formatDate(till.day)}`}>
        <Button kind="quiet" href={`/in/thu-phi?ngay=${till.day}`}>
          In bảng thu
        </Button>
      </PageHeading>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {others.length > 0 && <OpenDays days={others} />}
      {mayTake && <LookUp path={TILL_PATH} typed={typed} found={looked.found} waits={!looked.here} />}
      {mayTake && looked.here && <TakeFields here={looked.here} state={taking} />}
      <Stats label="Quỹ trong ngày" stats={statsOf(till)} />
      <Entries view={view} />
      {view.mine && <CloseFields mine={view.mine} day={till.day} state={closing} />}
      {till.closings.length > 0 && <Closings closings={till.closings} />}
      <OtherDay day={till.day} />
    </>
  );
}

function OpenDays({ days }: { days: readonly CivilDate[] }): View {
  return (
    <Subtext tone="warning">
      Quỹ chưa chốt:{' '}
      {days.map((day, index) => (
        <>
          {index > 0 && ', '}
          <Link href={`${TILL_PATH}?ngay=${day}`}>{formatDate(day)}</Link>
        </>
      ))}
    </Subtext>
  );
}

function statsOf({ total, entries }: TillOfDay): Stat[] {
  return [
    ...PAY_METHODS.map((method): Stat => ({ label: payMethodLabels[method], number: moneyText(total.methods[method].net), note: `${total.methods[method].taken.count} lần thu` })),
    { label: 'Cộng', number: moneyText(total.net), note: `${entries.length} biên lai` },
  ];
}

function TakeFields({ here, state }: { here: DossierHere; state: FormState }): View {
  const { dossier, version, fees } = here;
  const payer = (dossier.receipt.submitter ?? dossier.receipt.owner).name;
  return (
    <Section title={`Thu cho hồ sơ ${dossier.code}`}>
      <SummaryList
        rows={[
          { key: 'Thủ tục', value: version.name },
          { key: 'Chủ hồ sơ', value: dossier.receipt.owner.name },
          { key: 'Đã thu', value: <Money amount={fees.paid} /> },
          { key: 'Còn phải thu', value: <Money amount={fees.due} /> },
        ]}
      />
      <form method="post" action={TILL_PATH} noValidate>
        <input type="hidden" name="_key" value={state.value('_key')} />
        <input type="hidden" name="code" value={dossier.code} />
        <Row>
          <Cell span={3}>
            <MoneyInput name="amount" label="Số tiền" value={state.fields.amount === undefined ? (fees.due > 0 ? fees.due : '') : state.value('amount')} error={state.error('amount')} attributes={{ autofocus: true }} />
          </Cell>
          <Cell span={3}>
            <Select name="method" label="Cách thu" value={state.value('method', 'cash')} error={state.error('method')} choices={PAY_METHODS.map((value) => ({ value, text: payMethodLabels[value] }))} />
          </Cell>
          <Cell span={6}>
            <TextInput name="payerName" label="Người nộp tiền" value={state.value('payerName', payer)} error={state.error('payerName')} autocomplete="off" />
          </Cell>
        </Row>
        <ActionBar>
          <Button preventDoubleClick>Thu và lập biên lai</Button>
          <Button kind="quiet" href={TILL_PATH}>
            Hồ sơ khác
          </Button>
        </ActionBar>
      </form>
    </Section>
  );
}

function Entries({ view: { till, mayTake } }: { view: TillView }): View {
  return (
    <Section title="Biên lai trong ngày">
      <DataTable caption="Biên lai trong ngày" rows={till.entries.toReversed()} columns={columnsFor(mayTake, till.clerks.length > 1)} empty={<EmptyState title="Chưa thu khoản nào" />} />
    </Section>
  );
}

function columnsFor(mayTake: boolean, several: boolean): Column<Entry>[] {
  return [
    { title: 'Lúc', nowrap: true, cell: ({ takenAt }) => formatTime(takenAt) },
    { title: 'Biên lai', isRowHeader: true, nowrap: true, cell: ({ id, number }) => <Link href={`/in/bien-lai/${id}`}>{number}</Link> },
    { title: 'Hồ sơ', nowrap: true, cell: ({ dossierCode }) => <DossierCode code={dossierCode} href={`/ho-so/${dossierCode}`} /> },
    { title: 'Khoản thu', cell: (entry) => <>{entry.items.map(({ text }) => text).join('; ')}{noteOf(entry)}</> },
    { title: 'Cách thu', nowrap: true, cell: ({ method }) => payMethodLabels[method] },
    ...(several ? [{ title: 'Người thu', cell: ({ takenBy }: Entry) => takenBy.name }] : []),
    { title: 'Số tiền', numeric: true, nowrap: true, cell: ({ total, cancels }) => <Money amount={cancels ? -total : total} /> },
    { title: 'Việc', titleHidden: true, nowrap: true, cell: ({ id, number, cancels, cancelledBy }) => mayTake && !cancels && !cancelledBy && <Link href={`${TILL_PATH}/${id}/huy`} attributes={{ 'aria-label': `Hủy biên lai ${number}` }}>Hủy</Link> },
  ];
}

function noteOf({ cancels, reason, cancelledBy, afterClosing }: Entry): View {
  if (cancels) return <Subtext>hủy biên lai {cancels.number}: {reason}</Subtext>;
  if (cancelledBy) return <Subtext tone="wrong">đã hủy bằng {cancelledBy.number}: {cancelledBy.reason}</Subtext>;
  return afterClosing ? <Subtext tone="warning">thu sau khi chốt quỹ</Subtext> : null;
}

function CloseFields({ mine, day, state }: { mine: ClerkTill; day: CivilDate; state: FormState }): View {
  return (
    <Section title="Chốt quỹ của tôi" id="chot">
      <p>
        {mine.unclosed} biên lai chưa chốt; tiền mặt theo sổ <b>{moneyText(mine.unclosedCash)}</b>.
      </p>
      <form method="post" action={`${TILL_PATH}/chot`} noValidate>
        <input type="hidden" name="_key" value={state.value('_key')} />
        <input type="hidden" name="day" value={day} />
        <input type="hidden" name="expectedCash" value={mine.unclosedCash} />
        <Row>
          <Cell span={3}>
            <MoneyInput name="countedCash" label="Tiền mặt đếm được" value={state.value('countedCash')} error={state.error('countedCash')} />
          </Cell>
          <Cell span={9}>
            <TextInput name="note" label="Lý do chênh lệch (nếu có)" value={state.value('note')} error={state.error('note')} autocomplete="off" />
          </Cell>
        </Row>
        <Button preventDoubleClick>Chốt quỹ</Button>
      </form>
    </Section>
  );
}

function Closings({ closings }: { closings: readonly Closing[] }): View {
  const columns: Column<Closing>[] = [
    { title: 'Số', isRowHeader: true, nowrap: true, cell: ({ id, number }) => <Link href={`/in/chot-quy/${id}`}>{number}</Link> },
    { title: 'Chốt lúc', nowrap: true, cell: ({ closedAt }) => formatDateTime(closedAt) },
    { title: 'Quỹ của', cell: ({ clerk }) => clerk.name },
    { title: 'Biên lai', numeric: true, cell: ({ entries }) => entries },
    { title: 'Theo sổ', numeric: true, nowrap: true, cell: ({ expectedCash }) => <Money amount={expectedCash} /> },
    { title: 'Đếm được', numeric: true, nowrap: true, cell: ({ countedCash }) => <Money amount={countedCash} /> },
    { title: 'Lệch', cell: ({ difference, note }) => (difference === 0 ? <Mark tone="in-term">Khớp</Mark> : <><Mark tone="overdue">{difference < 0 ? 'Thiếu' : 'Thừa'} {moneyText(Math.abs(difference))}</Mark><Subtext>{note}</Subtext></>) },
  ];
  return (
    <Section title="Đã chốt">
      <DataTable caption="Các lần chốt quỹ trong ngày" rows={closings} columns={columns} />
    </Section>
  );
}

function OtherDay({ day }: { day: CivilDate }): View {
  return (
    <form method="get" action={TILL_PATH}>
      <Row>
        <Cell span={3}>
          <TextInput name="ngay" label="Xem quỹ ngày khác" value={formatDate(day)} autocomplete="off" />
        </Cell>
        <Cell span={3} unlabelled>
          <Button kind="quiet">Xem</Button>
        </Cell>
      </Row>
    </form>
  );
}

/** A receipt is never edited: it is cancelled by another, for a reason. */
export function CancelPage({ receipt, state }: { receipt: FeeReceipt; state: FormState }): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={TILL_PATH}>Thu phí</BackLink>
      <PageHeading title={`Hủy biên lai ${receipt.number}`} sub="Biên lai không sửa được: hủy bằng một biên lai khác, rồi thu lại nếu cần." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <SummaryList
        rows={[
          { key: 'Hồ sơ', value: <DossierCode code={receipt.dossierCode} href={`/ho-so/${receipt.dossierCode}`} /> },
          { key: 'Khoản thu', value: receipt.items.map(({ text }) => text).join('; ') },
          { key: 'Số tiền', value: <Money amount={receipt.total} /> },
          { key: 'Cách thu', value: payMethodLabels[receipt.method] },
          { key: 'Người nộp', value: receipt.payerName },
          { key: 'Thu lúc', value: `${formatDateTime(receipt.takenAt)}, ${receipt.takenBy.name}` },
        ]}
      />
      {receipt.cancelledBy ? (
        <Tag colour="red">Đã hủy bằng biên lai {receipt.cancelledBy.number}</Tag>
      ) : (
        <form method="post" action={`${TILL_PATH}/${receipt.id}/huy`} noValidate>
          <input type="hidden" name="_key" value={state.value('_key')} />
          <Textarea name="reason" label="Lý do hủy" rows={2} value={state.value('reason')} error={state.error('reason')} />
          <ActionBar>
            <Button kind="danger" preventDoubleClick>
              Hủy biên lai
            </Button>
            <Button kind="quiet" href={TILL_PATH}>
              Thôi
            </Button>
          </ActionBar>
        </form>
      )}
    </>
  );
}
