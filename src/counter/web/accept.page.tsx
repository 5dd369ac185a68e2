import { formatDateTime } from '#libs/civil-date';
import type { PaperFact } from '#libs/dossier-flow';
import { maskIdNumber, maskPhone } from '#libs/vietnamese';
import { ActionBar, BackLink, Button, CellInput, CitizenText, ClockExplanation, type Column, DataTable, deadlineWords, DefaultButton, EmptyState, ErrorSummary, Fieldset, InsetText, KeyHint, Link, Mark, PageHeading, Split, Subtext, SummaryList, Textarea, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import type { DossierHere } from '../app/dossier-at-counter.js';
import type { DuePromise } from '../app/promises.js';

export interface AcceptView {
  state: FormState;
  here: DossierHere;
  /** Working minutes until it must have been accepted or refused; undefined once it was. */
  minutesLeft?: number;
  promise?: DuePromise;
}

export function acceptPath(code: string): string {
  return `/tiep-nhan/truc-tuyen/${encodeURIComponent(code)}`;
}

export function AcceptPage({ view }: { view: AcceptView }): View {
  const { state, here, promise } = view;
  const { dossier } = here;
  const errors = state.summary();
  return (
    <>
      <BackLink href="/danh-sach/cho-tiep-nhan">Chờ tiếp nhận trực tuyến</BackLink>
      <PageHeading title={`Xét hồ sơ trực tuyến ${dossier.code}`} sub={here.version.name} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Split aside={promise?.due && <ClockExplanation title="Hẹn trả nếu tiếp nhận ngay" due={promise.due} receivedAt={promise.due.receivedAt} reasons={promise.due.reasons} />} asideLabel="Ngày hẹn trả">
        <Clock view={view} />
        <SummaryList rows={rowsOf(here)} />
        {dossier.state.name === 'submitted' ? <AnswerFields view={view} /> : <Answered view={view} />}
      </Split>
    </>
  );
}

/** The eight working hours of NĐ 118/2025, in view. */
function Clock({ view: { here, minutesLeft } }: { view: AcceptView }): View {
  const { acceptanceDueAt } = here.dossier;
  if (minutesLeft === undefined || acceptanceDueAt === null) return null;
  const late = minutesLeft < 0;
  const [tone, words] = deadlineWords({ state: late ? 'overdue' : 'in_term', workingDaysLeft: 0, workingMinutesLeft: minutesLeft });
  return (
    <p>
      <Mark tone={tone}>{late ? words : `${words} làm việc`}</Mark> <Subtext>phải trả lời trước {formatDateTime(acceptanceDueAt)} (8 giờ làm việc, NĐ 118/2025 điều 17–18)</Subtext>
    </p>
  );
}

function rowsOf({ dossier }: DossierHere) {
  const { owner, submitter, request, sets, assisted } = dossier.receipt;
  return [
    { key: 'Chủ hồ sơ', value: personText(owner) },
    ...(submitter ? [{ key: 'Người nộp', value: personText(submitter) }] : []),
    { key: 'Nộp lúc', value: `${dossier.submittedAt ? formatDateTime(dossier.submittedAt) : '—'}${assisted ? ', cán bộ nộp hộ' : ''}` },
    ...(request === undefined ? [] : [{ key: 'Nội dung yêu cầu', value: <CitizenText text={request} /> }]),
    { key: 'Số bộ', value: sets },
    { key: 'Chi tiết', value: <Link href={`/ho-so/${dossier.code}`}>Mở hồ sơ</Link> },
  ];
}

function personText({ name, idNumber, phone, address }: { name: string; idNumber?: string; phone?: string; address?: string }): string {
  return [name, idNumber && `căn cước ${maskIdNumber(idNumber)}`, phone && `điện thoại ${maskPhone(phone)}`, address].filter(Boolean).join(' · ');
}

/** Somebody else was first, perhaps: what was written is not lost. */
function Answered({ view: { here, state } }: { view: AcceptView }): View {
  const { dossier } = here;
  return (
    <>
      <p>
        Hồ sơ không còn chờ tiếp nhận: {dossier.state.label.toLowerCase()}. <Link href={`/ho-so/${dossier.code}`}>Mở hồ sơ</Link>
      </p>
      {state.value('reason') !== '' && (
        <InsetText>
          Nội dung bạn đã ghi: <CitizenText text={state.value('reason')} />
        </InsetText>
      )}
    </>
  );
}

function AnswerFields({ view: { state, here } }: { view: AcceptView }): View {
  const { dossier } = here;
  return (
    <form method="post" action={acceptPath(dossier.code)} noValidate>
      <DefaultButton name="_act" value="look" />
      <input type="hidden" name="_key" value={state.value('_key')} />
      <input type="hidden" name="version" value={dossier.version} />
      <Fieldset legend="Thành phần hồ sơ" legendSize="m">
        <DataTable caption="Giấy tờ đã nộp" rows={dossier.papers} columns={columnsOf(state)} empty={<EmptyState title="Thủ tục không yêu cầu giấy tờ" />} />
      </Fieldset>
      <Fieldset legend="Trả lời" legendSize="m">
        <Textarea name="reason" label="Lý do" hint="bắt buộc khi yêu cầu hoàn thiện hoặc từ chối; khi tiếp nhận là ghi chú" rows={3} value={state.value('reason')} error={state.error('reason')} />
      </Fieldset>
      <ActionBar sticky>
        <Button name="_act" value="accept" preventDoubleClick attributes={{ 'aria-keyshortcuts': 'Control+Enter' }}>
          Tiếp nhận <KeyHint keys="Ctrl+Enter" />
        </Button>
        <Button kind="quiet" name="_act" value="request_completion" preventDoubleClick>
          Yêu cầu hoàn thiện
        </Button>
        <Button kind="danger" name="_act" value="refuse" preventDoubleClick>
          Từ chối
        </Button>
      </ActionBar>
    </form>
  );
}

function columnsOf(state: FormState): Column<PaperFact>[] {
  const count = (title: string, part: 'originals' | 'certified' | 'copies'): Column<PaperFact> => ({ title, numeric: true, cell: (paper) => paper[part] });
  return [
    { title: 'Thiếu, sai', cell: ({ name }) => <CellInput type="checkbox" name="missing" label={`Thiếu hoặc sai: ${name}`} value={name} checked={state.values('missing').includes(name)} /> },
    { title: 'Giấy tờ', isRowHeader: true, cell: ({ name, missing }) => <>{name}{missing && <Subtext tone="warning">chưa nộp</Subtext>}</> },
    count('Bản chính', 'originals'),
    count('Chứng thực', 'certified'),
    count('Bản photo', 'copies'),
    { title: 'Số hóa', cell: ({ digitised }) => (digitised === 'no' ? 'Chưa' : 'Có') },
  ];
}
