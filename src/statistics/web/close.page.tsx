import { type CivilDate, formatDate } from '#libs/civil-date';
import { ActionBar, BackLink, Button, Checkboxes, ErrorSummary, PageHeading, Section, SummaryList, Textarea, type View, WarningText } from '#libs/ui';
import { shortStamp } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { FinishedRun } from '#src/reports';
import { figureText } from '../domain/figures.js';
import { hashWords, runTitle, scopeWords } from '../domain/run-words.js';

export function ClosePage({ run, state, unitName, today }: { run: FinishedRun; state: FormState; unitName: string; today: CivilDate }): View {
  const path = `/bao-cao/${run.id}`;
  const { table, contentHash } = run.outcome;
  const errors = state.summary();
  return (
    <>
      <BackLink href={path}>Về báo cáo</BackLink>
      <PageHeading title="Chốt số liệu" sub={`${unitName}. ${runTitle(run)}`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <WarningText>Số đã chốt không sửa và không bỏ chốt được. Hồ sơ ghi muộn hoặc sửa sau này chỉ hiện thành các ô khác với bản đã chốt.</WarningText>
      <SummaryList
        rows={[
          { key: 'Biểu', value: `${table.reportId}. ${table.title}` },
          { key: 'Kỳ', value: `${formatDate(run.period.from)} – ${formatDate(run.period.to)}` },
          { key: 'Phạm vi', value: scopeWords(run) },
          ...table.columns.filter(({ path: heads }) => heads.length === 1 || heads.at(-1) === 'Tổng số').map(({ key, path: heads }) => ({ key: `${table.total.name}: ${heads.join(', ')}`, value: figureText(table.total.cells[key] ?? null) })),
          { key: 'Tính lúc', value: shortStamp(run.finishedAt, today) },
          { key: 'Mã kiểm tra', value: hashWords(contentHash) },
        ]}
      />
      <form method="post" action={`${path}/chot`} noValidate>
        <Section>
          <Checkboxes
            name="checked"
            legend="Xác nhận"
            small
            values={state.values('checked')}
            error={state.error('checked')}
            options={[{ value: 'true', label: 'Tôi đã soát bảng số liệu này' }]}
          />
          {run.consolidated && <ShortField state={state} />}
        </Section>
        <ActionBar>
          <Button preventDoubleClick>Chốt số liệu</Button>
          <Button kind="quiet" href={path}>
            Chưa chốt
          </Button>
        </ActionBar>
      </form>
    </>
  );
}

function ShortField({ state }: { state: FormState }): View {
  const hint = 'Chỉ ghi khi còn đơn vị chưa chốt mà phải chốt tổng hợp';
  return <Textarea name="short" label="Lý do chốt thiếu" hint={hint} rows={2} value={state.value('short')} error={state.error('short')} />;
}
