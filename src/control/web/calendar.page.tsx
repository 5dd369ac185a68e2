import { type CivilDate, formatDate } from '#libs/civil-date';
import { Button, type Column, DataTable, EmptyState, FilterBar, Link, MonthGrid, MonthLegend, MonthTable, PageHeading, Section, Stats, Subtext, Tag, type View, WarningText } from '#libs/ui';
import type { ChangeSummary, NotifiedDay } from '#src/calendar';
import { longDate, shortStamp } from '#src/desk';
import type { MonthView } from '../domain/year-view.js';

export const CALENDAR_PATH = '/quan-tri/lich';

export interface CalendarView {
  year: number;
  months: readonly MonthView[];
  days: readonly NotifiedDay[];
  /** Null where the unit keeps no sessions. */
  workingDays: number | null;
  loaded: boolean;
  changes: readonly ChangeSummary[];
  today: CivilDate;
}

export function CalendarPage(view: CalendarView): View {
  const { year, months, days, workingDays, loaded } = view;
  const off = days.filter(({ kind }) => kind === 'off').length;
  return (
    <>
      <PageHeading title={`Lịch làm việc năm ${year}`} sub="Ngày nghỉ và ngày làm bù theo văn bản thông báo, dùng chung cả nước; giờ làm việc của riêng đơn vị.">
        <Button href={`${CALENDAR_PATH}/thay-doi`}>Thay đổi lịch</Button> <Button kind="quiet" href={`${CALENDAR_PATH}/gio`}>Giờ làm việc</Button>
      </PageHeading>
      <FilterBar
        label="Năm"
        chips={[year - 1, year, year + 1].map((each) => ({ text: String(each), href: `${CALENDAR_PATH}?nam=${each}`, chosen: each === year }))}
      />
      {!loaded && <WarningText>Chưa có ngày nghỉ nào của năm {year}. Ngày hẹn trả rơi vào năm này là tạm tính và sẽ được tính lại khi có lịch.</WarningText>}
      {workingDays === null && <WarningText>Đơn vị chưa có giờ làm việc nên chưa tính được thời hạn. Đặt giờ làm việc trước khi tiếp nhận hồ sơ.</WarningText>}
      <Stats
        label={`Năm ${year}`}
        stats={[
          { label: 'Ngày làm việc', number: workingDays ?? '—', note: 'tính vào thời hạn' },
          { label: 'Ngày nghỉ theo thông báo', number: off },
          { label: 'Ngày làm bù', number: days.length - off },
        ]}
      />
      <MonthGrid>
        {months.map((month) => (
          <MonthTable {...month} />
        ))}
      </MonthGrid>
      <MonthLegend
        items={[
          { mark: 'off', text: 'nghỉ theo thông báo' }, { mark: 'makeup', text: 'làm bù' }, { mark: 'short', text: 'chỉ tiếp nhận, không tính thời hạn' }, { mark: 'rest', text: 'nghỉ cuối tuần' },
        ]}
      />
      <Section title={`Ngày nghỉ và làm bù năm ${year}`}>
        <Days days={days} />
      </Section>
      <Section title="Các lần thay đổi">
        <Changes {...view} />
      </Section>
    </>
  );
}

function Days({ days }: { days: readonly NotifiedDay[] }): View {
  const columns: Column<NotifiedDay>[] = [
    { title: 'Ngày', isRowHeader: true, nowrap: true, cell: ({ date }) => longDate(date) },
    { title: 'Loại', nowrap: true, cell: (day) => KIND_WORDS[day.kind] },
    {
      title: 'Tên',
      cell: ({ name, replaces }) => (
        <>
          {name}
          {replaces && <Subtext>cho {longDate(replaces)}</Subtext>}
        </>
      ),
    },
    { title: 'Căn cứ', cell: ({ basis }) => basis },
    { title: 'Văn bản', cell: ({ notice }) => notice },
  ];
  return <DataTable caption="Ngày nghỉ và làm bù" columns={columns} rows={days} empty={<EmptyState title="Chưa có ngày nào">Nhập theo văn bản thông báo ở nút “Thay đổi lịch”.</EmptyState>} />;
}

export const KIND_WORDS = { off: 'Nghỉ', makeup: 'Làm bù' } as const;

function Changes({ changes, today }: CalendarView): View {
  const columns: Column<ChangeSummary>[] = [
    { title: 'Văn bản', isRowHeader: true, cell: ({ id, notice }) => <Link href={`${CALENDAR_PATH}/thay-doi/${id}`}>{notice}</Link> },
    { title: 'Số ngày', numeric: true, cell: ({ days }) => days },
    { title: 'Khoảng', nowrap: true, cell: ({ first, last }) => (first === last ? formatDate(first) : `${formatDate(first)} – ${formatDate(last)}`) },
    { title: 'Lập lúc', nowrap: true, cell: ({ draftedAt }) => shortStamp(draftedAt, today) },
    { title: 'Tình trạng', nowrap: true, cell: ({ appliedAt }) => (appliedAt ? `đã áp dụng ${shortStamp(appliedAt, today)}` : <Tag>dự thảo</Tag>) },
  ];
  return <DataTable caption="Các lần thay đổi" columns={columns} rows={changes} empty={<p>Chưa có lần nào.</p>} />;
}
