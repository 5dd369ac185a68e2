import { type CivilDate, civilDateOf, formatDateTime } from '#libs/civil-date';
import { ActionBar, BackLink, Button, type Column, DataTable, EmptyState, ErrorSummary, Link, Mark, PageHeading, Section, Stats, Subtext, type View } from '#libs/ui';
import type { CalendarChange, ChangedDay, NotifiedDay } from '#src/calendar';
import { longDate, shortStamp } from '#src/desk';
import type { UnitEffect } from '#src/dossiers';
import type { FormState } from '#src/platform/view';
import { CALENDAR_PATH, KIND_WORDS } from './calendar.page.js';

const SHOWN = 200;

type Moved = UnitEffect['moved'][number];

export interface ChangeView {
  state: FormState;
  change: CalendarChange;
  /** Empty once it is applied: the dossiers' own logs tell from then on. */
  effect: readonly UnitEffect[];
  today: CivilDate;
}

export function CalendarChangePage({ state, change, effect, today }: ChangeView): View {
  const errors = state.summary();
  const moved = effect.reduce((sum, unit) => sum + unit.moved.length, 0);
  const { appliedAt, draftedAt } = change;
  return (
    <>
      <BackLink href={CALENDAR_PATH}>Lịch làm việc</BackLink>
      <PageHeading
        title={`Thay đổi lịch theo ${change.notice}`}
        sub={appliedAt ? `Đã áp dụng lúc ${shortStamp(appliedAt, today)}.` : `Dự thảo lập lúc ${shortStamp(draftedAt, today)}. Chưa có gì thay đổi.`}
      />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Section title="Các ngày">
        <Days days={change.days} />
      </Section>
      {appliedAt ? <p>Ngày hẹn của hồ sơ đang mở được tính lại sau khi áp dụng; từng hồ sơ đổi ngày đều ghi trong nhật ký của nó.</p> : (
        <>
          <Section title="Nếu áp dụng, hồ sơ nào đổi ngày hẹn?" id="tac-dong">
            <Stats
              label="Tác động"
              stats={[
                { label: 'Hồ sơ đổi ngày hẹn', number: moved, tone: 'near' },
                { label: 'Lùi lại', number: count(effect, (one) => one.after.dueAt > one.before.dueAt) },
                { label: 'Sớm lên', number: count(effect, (one) => one.after.dueAt < one.before.dueAt), tone: 'overdue' },
              ]}
            />
            {moved === 0 ? <EmptyState title="Không hồ sơ nào đang mở đổi ngày hẹn" /> : effect.filter((unit) => unit.moved.length > 0).map((unit) => <Effect unit={unit} today={today} />)}
          </Section>
          <form method="post" action={`${CALENDAR_PATH}/thay-doi/${change.id}/ap-dung`}>
            <ActionBar sticky>
              <Button preventDoubleClick>{moved === 0 ? 'Áp dụng' : `Áp dụng và đổi ngày hẹn ${moved} hồ sơ`}</Button>
              <Link href={CALENDAR_PATH}>Để sau</Link>
            </ActionBar>
          </form>
        </>
      )}
    </>
  );
}

function count(effect: readonly UnitEffect[], which: (moved: Moved) => boolean): number {
  return effect.reduce((sum, { moved }) => sum + moved.filter(which).length, 0);
}

function Days({ days }: { days: readonly ChangedDay[] }): View {
  const columns: Column<ChangedDay>[] = [
    { title: 'Ngày', isRowHeader: true, nowrap: true, cell: ({ date }) => longDate(date) },
    { title: 'Trước', cell: ({ former }) => (former ? wordsOf(former) : 'ngày thường') },
    {
      title: 'Sau',
      cell: ({ kind, name, replaces }) => (
        <>
          {kind ? wordsOf({ kind, name }) : 'ngày thường'}
          {replaces && <Subtext>cho {longDate(replaces)}</Subtext>}
        </>
      ),
    },
    { title: 'Căn cứ', cell: ({ basis }) => basis },
  ];
  return <DataTable caption="Các ngày thay đổi" columns={columns} rows={days} />;
}

function wordsOf({ kind, name }: Pick<NotifiedDay, 'kind' | 'name'>): string {
  return name === '' ? KIND_WORDS[kind] : `${KIND_WORDS[kind]}: ${name}`;
}

function Effect({ unit: { name, moved }, today }: { unit: UnitEffect; today: CivilDate }): View {
  const columns: Column<Moved>[] = [
    { title: 'Hồ sơ', isRowHeader: true, nowrap: true, cell: ({ code }) => <Link href={`/ho-so/${code}`}>{code}</Link> },
    { title: 'Hẹn trả đang ghi', nowrap: true, cell: ({ before }) => stamp(before.dueAt, today) },
    { title: 'Sẽ thành', nowrap: true, cell: ({ after }) => <b>{stamp(after.dueAt, today)}</b> },
    { title: 'Thay đổi', nowrap: true, cell: ({ before, after }) => (after.dueAt > before.dueAt ? <Mark tone="in-term">lùi lại</Mark> : <Mark tone="overdue">sớm lên</Mark>) },
  ];
  return (
    <Section title={`${name}: ${moved.length} hồ sơ`} level={3}>
      <DataTable caption={`Hồ sơ đổi ngày hẹn ở ${name}`} columns={columns} rows={moved.slice(0, SHOWN)} />
      {moved.length > SHOWN && <p>Còn {moved.length - SHOWN} hồ sơ nữa.</p>}
    </Section>
  );
}

function stamp(at: Date, today: CivilDate): string {
  return civilDateOf(at).slice(0, 4) === today.slice(0, 4) ? shortStamp(at, today) : formatDateTime(at);
}
