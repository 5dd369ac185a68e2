import type { CivilDate } from '#libs/civil-date';
import { REPORT_DEFINITIONS, reportCode } from '#libs/reporting';
import { ActionBar, BackLink, Button, ErrorSummary, PageHeading, Radios, Section, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { DEFINITION_IDS } from '../domain/run-words.js';
import { PeriodFields, YearChips } from './period-fields.js';

export interface RequestPageProps {
  state: FormState;
  year: number;
  today: CivilDate;
  mayConsolidate: boolean;
}

export function RequestPage({ state, year, today, mayConsolidate }: RequestPageProps): View {
  const errors = state.summary();
  const definition = state.value('definition', 'R2');
  return (
    <>
      <BackLink href="/bao-cao">Về danh sách báo cáo</BackLink>
      <PageHeading title="Lập báo cáo mới" sub="Tính từ nhật ký hồ sơ, kỳ nào cũng được. Lập xong xem ngay trên màn hình." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action="/bao-cao" noValidate>
        <input type="hidden" name="_key" value={state.value('_key')} />
        <input type="hidden" name="_year" value={year} />
        <Radios
          name="definition"
          legend="Biểu"
          value={definition}
          error={state.error('definition')}
          options={DEFINITION_IDS.map((id) => ({ value: id, label: `${reportCode(id)}. ${REPORT_DEFINITIONS[id].title}` }))}
        />
        <Section title="Kỳ báo cáo">
          <YearChips year={year} today={today} hrefOf={(each) => `/bao-cao/lap?nam=${each}&bieu=${encodeURIComponent(definition)}`} />
          <PeriodFields state={state} year={year} today={today} />
        </Section>
        {mayConsolidate && (
          <Radios
            name="scope"
            legend="Tính trên"
            value={state.value('scope', 'consolidated')}
            error={state.error('scope')}
            options={[
              { value: 'consolidated', label: 'Các đơn vị trực thuộc, cộng theo lĩnh vực' },
              { value: 'by_unit', label: 'Các đơn vị trực thuộc, mỗi đơn vị một dòng' },
              { value: 'own', label: 'Hồ sơ của chính đơn vị này' },
            ]}
          />
        )}
        <ActionBar>
          <Button preventDoubleClick>Lập báo cáo</Button>
        </ActionBar>
      </form>
    </>
  );
}
