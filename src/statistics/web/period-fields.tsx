import { type CivilDate, yearOf } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { ActionBar, Button, Cell, FilterBar, Row, Select, TextInput, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { OTHER_PERIOD, periodChoices, periodFrom, valueOf, yearsOffered } from '../domain/period-choices.js';

export interface PeriodChoosing {
  year: number;
  today: CivilDate;
}

/** The customary periods of a year, and two dates for any other. */
export function PeriodFields({ state, year, today, value }: PeriodChoosing & { state: FormState; value?: string }): View {
  const choices = periodChoices(year, today);
  const chosen = state.value('period', value ?? choices[0]?.value ?? OTHER_PERIOD);
  const other = choices.some((choice) => choice.value === chosen) ? undefined : periodFrom(chosen);
  return (
    <Row>
      <Cell span={6}>
        <Select
          name="period"
          label="Kỳ"
          value={chosen}
          error={state.error('period')}
          choices={[...choices, ...(other ? [{ value: chosen, text: other.label }] : []), { value: OTHER_PERIOD, text: 'Kỳ khác: ghi từ ngày, đến ngày' }]}
        />
      </Cell>
      <Cell span={3}>
        <TextInput name="from" label="Từ ngày" value={state.value('from')} inputMode="numeric" hint="Chỉ ghi cho kỳ khác" error={state.error('from')} />
      </Cell>
      <Cell span={3}>
        <TextInput name="to" label="Đến ngày" value={state.value('to')} inputMode="numeric" hint="Ví dụ 14/12/2026" error={state.error('to')} />
      </Cell>
    </Row>
  );
}

/** Another year's periods. @param hrefOf the same page with that year's */
export function YearChips({ year, today, hrefOf }: PeriodChoosing & { hrefOf: (year: number) => string }): View {
  return <FilterBar label="Năm" chips={yearsOffered(today).map((each) => ({ text: String(each), href: hrefOf(each), chosen: each === year }))} />;
}

export interface PeriodBarProps {
  path: string;
  period: Period;
  today: CivilDate;
  state: FormState;
  button?: string;
}

/** On pages that show one period: which, and the way to another. */
export function PeriodBar({ path, period, today, state, button = 'Xem kỳ này' }: PeriodBarProps): View {
  const year = yearOf(period.to);
  return (
    <>
      <YearChips year={year} today={today} hrefOf={(each) => `${path}?period=${valueOf({ from: `${each}-01-01`, to: each === yearOf(today) ? today : `${each}-12-31` })}`} />
      <form method="get" action={path} noValidate>
        <PeriodFields state={state} year={year} today={today} value={valueOf(period)} />
        <ActionBar>
          <Button kind="quiet">{button}</Button>
        </ActionBar>
      </form>
    </>
  );
}
