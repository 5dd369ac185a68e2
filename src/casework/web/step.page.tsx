import { type CivilDate, formatDate } from '#libs/civil-date';
import { ActionBar, BackLink, Button, DeadlineMark, type DeadlineView, Details, ErrorSummary, InsetText, PageHeading, Split, SummaryList, TextInput, type View, WarningText } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import type { DossierFile } from '../app/dossier-file.js';
import type { TakerChoices } from '../app/takers.js';
import type { StepKind } from '../domain/step-kind.js';
import { holderText } from '../domain/timeline-words.js';
import { momentText } from '../domain/words.js';
import { StepFields } from './step-fields.js';

export interface StepPageProps {
  kind: StepKind;
  file: DossierFile;
  state: FormState;
  takers: TakerChoices;
  deadline?: DeadlineView | undefined;
  today: CivilDate;
  requestKey: string;
  /** The version that the form speaks of. */
  version: number;
  /** What somebody else has done since the form was opened. */
  meanwhile?: string | undefined;
}

/** One step, one page: what is asked, beside what it is about. */
export function StepPage({ kind, file, state, takers, deadline, today, requestKey, version, meanwhile }: StepPageProps): View {
  const { view, procedure } = file;
  const path = `/ho-so/${view.code}`;
  const errors = state.summary();
  // A correction begins with the question which step.
  const choosing = kind.action === 'correct' && state.value('amended.0.seq') === '';
  const allowed = view.allowedActions.some(({ action }) => action === kind.action);
  return (
    <>
      <BackLink href={path}>Hồ sơ {view.code}</BackLink>
      <PageHeading title={kind.title} sub={`${procedure.name} · ${view.receipt.owner.name}`} />
      {meanwhile !== undefined ? <Meanwhile text={meanwhile} allowed={allowed} path={path} state={view.state.label} /> : errors.length > 0 && <ErrorSummary errors={errors} />}
      <Split asideLabel="Hồ sơ" aside={<AboutDossier file={file} deadline={deadline} today={today} />}>
        {kind.lead !== undefined && <InsetText>{kind.lead}</InsetText>}
        {choosing ? (
          <StepFields action={kind.action} file={file} state={state} takers={takers} today={today} />
        ) : (
        <form method="post" action={`${path}/${kind.slug}`} noValidate>
          <input type="hidden" name="_key" value={requestKey} />
          <input type="hidden" name="version" value={version} />
          <StepFields action={kind.action} file={file} state={state} takers={takers} today={today} />
          {kind.action !== 'correct' && (
          <Details summary="Việc này đã làm từ trước, nay mới nhập" open={state.value('at') !== '' || state.error('at') !== undefined}>
            <TextInput name="at" label="Thời điểm thực hiện" hint="Ví dụ 3/2/2026 9:15. Để trống nếu là bây giờ." width={20} value={state.value('at')} error={state.error('at')} />
          </Details>
          )}
          <ActionBar sticky>
            {allowed && (
              <Button kind={kind.grave ? 'danger' : 'main'} preventDoubleClick attributes={{ 'aria-keyshortcuts': 'Control+Enter' }}>
                {meanwhile === undefined ? kind.verb : `Vẫn ${kind.verb.charAt(0).toLowerCase()}${kind.verb.slice(1)}`}
              </Button>
            )}
            <Button kind="quiet" href={path}>
              Thôi
            </Button>
          </ActionBar>
        </form>
        )}
      </Split>
    </>
  );
}

function Meanwhile({ text, allowed, path, state }: { text: string; allowed: boolean; path: string; state: string }): View {
  return (
    <>
      <ErrorSummary title="Hồ sơ vừa thay đổi" errors={[{ text }]} description={allowed ? 'Những gì bạn nhập vẫn còn bên dưới. Xem lại rồi bấm lần nữa để tiếp tục.' : `Hồ sơ nay ở trạng thái “${state}”, việc này không làm được nữa. Những gì bạn nhập vẫn còn bên dưới để chép lại.`} />
      <p>
        <Button kind="quiet" href={path}>
          Xem hồ sơ
        </Button>
      </p>
    </>
  );
}

function AboutDossier({ file: { view, procedure }, deadline, today }: { file: DossierFile; deadline: DeadlineView | undefined; today: CivilDate }): View {
  const { due, holder, step } = view;
  return (
    <>
      <SummaryList
        card={{ title: view.code }}
        rows={[
          { key: 'Trạng thái', value: view.state.label },
          { key: 'Chủ hồ sơ', value: view.receipt.owner.name },
          ...(deadline ? [{ key: 'Hạn', value: <DeadlineMark deadline={deadline} /> }] : []),
          ...(due ? [{ key: 'Hẹn trả', value: momentText(due.dueAt, today) }] : []),
          ...(view.extension ? [{ key: 'Đã hẹn lại', value: formatDate(view.extension.appointmentOn) }] : []),
          ...(holder ? [{ key: 'Đang giữ', value: holderText(holder) }] : []),
          ...(step ? [{ key: 'Bước', value: `${step.position}/${procedure.steps.length}` }] : []),
        ]}
      />
      {view.papers.some(({ missing }) => missing) && <WarningText>Còn thiếu: {view.papers.flatMap(({ missing, name }) => (missing ? [name] : [])).join('; ')}</WarningText>}
    </>
  );
}
