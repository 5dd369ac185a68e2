import { type CivilDate, formatDate, formatDateTime } from '#libs/civil-date';
import {
  ActionBar, BackLink, Button, Cell, type Column, DataTable, EmptyState, ErrorSummary, Link, Pagination, PageHeading, Row, Section, Select, Subtext, SummaryList, Tag,
  Textarea, TextInput, type View,
} from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import { shortStamp } from '#src/desk';
import type { Page } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import type { SlipView } from '#src/surveys';
import { type StatisticsTab, StatisticsTabs } from './statistics-tabs.js';

export const SLIPS_PATH = '/danh-gia/phieu';
const NO_FIELD = 'Không theo lĩnh vực';

export interface SlipsPageProps {
  entries: Page<SlipView>;
  /** That slips may be told for, by name. */
  fields: readonly { code: string; name: string }[];
  state: FormState;
  rights: SlipRights;
  isFirst: boolean;
  today: CivilDate;
  tabs: readonly StatisticsTab[];
}

interface SlipRights {
  mayEnter: boolean;
  /** Others' entries too. */
  mayCancelAll: boolean;
  accountId: string;
}

export function SlipsPage({ entries: { items, next }, fields, state, rights, isFirst, today, tabs }: SlipsPageProps): View {
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Phiếu khảo sát phát ra" sub="Ghi số phiếu giấy đã phát. Đánh giá tại quầy, trên ki-ốt, bằng mã QR tự tính là một phiếu phát ra, không ghi ở đây." />
      <StatisticsTabs current="slips" offered={tabs} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {rights.mayEnter && <Entering fields={fields} state={state} />}
      <Section title="Sổ phiếu phát ra">
        <DataTable caption="Các lần ghi phiếu phát ra" columns={columnsFor(rights, today)} rows={items} empty={<EmptyState title="Chưa ghi phiếu nào" />} />
        {(next !== null || !isFirst) && (
          <Pagination
            label="Các trang của sổ"
            {...(!isFirst && { previous: { href: SLIPS_PATH, text: 'Mới nhất' } })}
            {...(next !== null && { next: { href: `${SLIPS_PATH}?tiep=${encodeURIComponent(next)}`, text: 'Cũ hơn' } })}
          />
        )}
      </Section>
    </>
  );
}

function Entering({ fields, state }: Pick<SlipsPageProps, 'fields' | 'state'>): View {
  return (
    <form method="post" action={SLIPS_PATH} noValidate>
      <input type="hidden" name="_key" value={state.value('_key')} />
      <Row>
        <Cell span={3}>
          <TextInput name="day" label="Ngày phát phiếu" inputMode="numeric" value={state.value('day')} error={state.error('day')} autocomplete="off" />
        </Cell>
        <Cell span={6}>
          <Select
            name="field" label="Lĩnh vực" value={state.value('field')} error={state.error('field')}
            choices={[{ value: '', text: NO_FIELD }, ...fields.map(({ code, name }) => ({ value: code, text: name }))]}
          />
        </Cell>
        <Cell span={3}>
          <TextInput name="slips" label="Số phiếu phát ra" inputMode="numeric" value={state.value('slips')} error={state.error('slips')} autocomplete="off" />
        </Cell>
      </Row>
      <ActionBar>
        <Button preventDoubleClick>Ghi phiếu phát ra</Button>
      </ActionBar>
    </form>
  );
}

function columnsFor({ mayEnter, mayCancelAll, accountId }: SlipRights, today: CivilDate): Column<SlipView>[] {
  return [
    { title: 'Ngày phát', isRowHeader: true, nowrap: true, cell: ({ day }) => formatDate(day) },
    { title: 'Lĩnh vực', cell: ({ field, cancelled }) => <>{field?.name ?? NO_FIELD}{cancelled && <Subtext tone="wrong">đã hủy: {cancelled.reason} ({cancelled.by.name}, {shortStamp(cancelled.at, today)})</Subtext>}</> },
    { title: 'Số phiếu', numeric: true, cell: ({ slips, cancelled }) => (cancelled ? <s>{formatNumber(slips)}</s> : formatNumber(slips)) },
    { title: 'Người ghi', cell: ({ enteredBy, recordedAt }) => <>{enteredBy.name}<Subtext>{shortStamp(recordedAt, today)}</Subtext></> },
    {
      title: 'Việc', titleHidden: true, nowrap: true,
      cell: ({ id, day, slips, enteredBy, cancelled }) => mayEnter && !cancelled && (mayCancelAll || enteredBy.accountId === accountId) && (
        <Link href={`${SLIPS_PATH}/${id}/huy`} attributes={{ 'aria-label': `Hủy lần ghi ${slips} phiếu ngày ${formatDate(day)}` }}>Hủy</Link>
      ),
    },
  ];
}

/** An entry is never edited: it is taken back by another, for a reason. */
export function CancelSlipsPage({ entry, state }: { entry: SlipView; state: FormState }): View {
  const errors = state.summary();
  return (
    <>
      <BackLink href={SLIPS_PATH}>Phiếu khảo sát phát ra</BackLink>
      <PageHeading title="Hủy lần ghi phiếu phát ra" sub="Lần ghi không sửa được: hủy lần ghi này, rồi ghi lại cho đúng nếu cần." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <SummaryList
        rows={[
          { key: 'Ngày phát', value: formatDate(entry.day) },
          { key: 'Lĩnh vực', value: entry.field?.name ?? NO_FIELD },
          { key: 'Số phiếu', value: formatNumber(entry.slips) },
          { key: 'Ghi lúc', value: `${formatDateTime(entry.recordedAt)}, ${entry.enteredBy.name}` },
        ]}
      />
      {entry.cancelled ? (
        <Tag colour="red">Đã hủy: {entry.cancelled.reason}</Tag>
      ) : (
        <form method="post" action={`${SLIPS_PATH}/${entry.id}/huy`} noValidate>
          <input type="hidden" name="_key" value={state.value('_key')} />
          <Textarea name="reason" label="Lý do hủy" rows={2} value={state.value('reason')} error={state.error('reason')} />
          <ActionBar>
            <Button kind="danger" preventDoubleClick>
              Hủy lần ghi
            </Button>
            <Button kind="quiet" href={SLIPS_PATH}>
              Thôi
            </Button>
          </ActionBar>
        </form>
      )}
    </>
  );
}
