import { formatDate, formatDateTime } from '#libs/civil-date';
import { maskIdNumber, maskPhone } from '#libs/vietnamese';
import { ActionBar, Button, Cell, Checkboxes, ErrorSummary, KeyHint, Link, Mark, moneyText, PageHeading, Radios, RatingInput, Row, Section, Select, SummaryList, type SummaryRow, Textarea, TextInput, type View, WarningText } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import type { DossierHere, LookedUp } from '../app/dossier-at-counter.js';
import { LookUp } from './look-up.js';

export const RETURN_PATH = '/tra-ket-qua';

const METHODS = [
  { value: 'desk', text: 'Trực tiếp tại quầy' },
  { value: 'post', text: 'Qua bưu chính công ích' },
  { value: 'online', text: 'Bản điện tử, trực tuyến' },
];

export interface ReturnView {
  state: FormState;
  typed: string;
  looked: LookedUp;
}

export function ReturnPage({ view }: { view: ReturnView }): View {
  const { state, typed, looked } = view;
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Trả kết quả" sub="Quét giấy tiếp nhận, kiểm tra giấy tờ tùy thân, trả, ghi đánh giá." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <LookUp path={RETURN_PATH} typed={typed} found={looked.found} waits={!looked.here} />
      {looked.here && <HandOut here={looked.here} state={state} />}
    </>
  );
}

function HandOut({ here, state }: { here: DossierHere; state: FormState }): View {
  const { dossier } = here;
  return (
    <Section title={`Hồ sơ ${dossier.code}`}>
      <SummaryList rows={factsOf(here)} />
      {here.fees.due > 0 && (
        <WarningText>
          Còn phải thu {moneyText(here.fees.due)}. <Link href={`/thu-phi?ma=${encodeURIComponent(dossier.code)}`}>Thu ngay</Link>
        </WarningText>
      )}
      {dossier.state.name === 'resolved' ? <ReturnFields here={here} state={state} /> : <NotReady here={here} />}
    </Section>
  );
}

function factsOf({ dossier, version }: DossierHere): SummaryRow[] {
  const { receipt, result } = dossier;
  return [
    { key: 'Thủ tục', value: version.name },
    { key: 'Chủ hồ sơ', value: personText(receipt.owner) },
    ...(receipt.submitter ? [{ key: 'Người nộp', value: personText(receipt.submitter) }] : []),
    { key: 'Trạng thái', value: dossier.state.name === 'resolved' ? <Mark tone="in-term">Có kết quả</Mark> : dossier.state.label },
    { key: 'Hẹn trả', value: dossier.due ? formatDateTime(dossier.due.dueAt) : '—' },
    ...(result ? [{ key: 'Kết quả', value: [result.number && `số ${result.number}`, result.on && `ngày ${formatDate(result.on)}`, result.status === 'digitised' && 'có bản điện tử'].filter(Boolean).join(', ') || 'không ghi số' }] : []),
  ];
}

function personText({ name, idNumber, phone }: { name: string; idNumber?: string; phone?: string }): string {
  return [name, idNumber && `căn cước ${maskIdNumber(idNumber)}`, phone && `điện thoại ${maskPhone(phone)}`].filter(Boolean).join(' · ');
}

function NotReady({ here: { dossier } }: { here: DossierHere }): View {
  const { name, label } = dossier.state;
  const said = name === 'returned' && dossier.returnedAt ? `Hồ sơ này đã trả lúc ${formatDateTime(dossier.returnedAt)}.` : `Chưa có kết quả để trả: ${label.toLowerCase()}.`;
  return (
    <p>
      {said} <Link href={`/ho-so/${dossier.code}`}>Mở hồ sơ</Link>
    </p>
  );
}

function ReturnFields({ here: { dossier }, state }: { here: DossierHere; state: FormState }): View {
  const { receipt } = dossier;
  const takers = [
    { value: 'owner', label: `Chủ hồ sơ: ${receipt.owner.name}` },
    ...(receipt.submitter ? [{ value: 'submitter', label: `Người nộp: ${receipt.submitter.name}` }] : []),
    { value: 'other', label: 'Người khác, có giấy ủy quyền', reveals: <TextInput name="receivedBy" label="Họ và tên người nhận" value={state.value('receivedBy')} error={state.error('receivedBy')} autocomplete="off" /> },
  ];
  return (
    <form method="post" action={RETURN_PATH} noValidate>
      <input type="hidden" name="_key" value={state.value('_key')} />
      <input type="hidden" name="code" value={dossier.code} />
      <input type="hidden" name="version" value={dossier.version} />
      <Radios name="taker" legend="Người nhận kết quả" small value={state.value('taker', receipt.submitter ? 'submitter' : 'owner')} error={state.error('taker')} options={takers} />
      <Checkboxes
        name="identityChecked"
        error={state.error('identityChecked')}
        values={state.values('identityChecked')}
        options={[{ value: 'true', label: 'Đã kiểm tra giấy tờ tùy thân của người nhận', attributes: { autofocus: state.errors.length === 0, 'aria-keyshortcuts': 'Alt+K' } }]}
      />
      <Row>
        <Cell span={4}>
          <Select name="method" label="Cách trả" value={state.value('method', receipt.resultBy)} error={state.error('method')} choices={METHODS} />
        </Cell>
      </Row>
      <ActionBar>
        <Button preventDoubleClick attributes={{ 'aria-keyshortcuts': 'Control+Enter' }}>
          Trả kết quả <KeyHint keys="Ctrl+Enter" />
        </Button>
        <Button kind="quiet" href={RETURN_PATH}>
          Hồ sơ khác
        </Button>
      </ActionBar>
    </form>
  );
}

/** Asked of the citizen, who may turn to the screen: no name on it. */
export function RatingPage({ code, state }: { code: string; state: FormState }): View {
  const errors = state.summary();
  return (
    <>
      <PageHeading title="Mời ông/bà đánh giá" sub={`Hồ sơ ${code}`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action={`${RETURN_PATH}/danh-gia`} noValidate>
        <input type="hidden" name="_key" value={state.value('_key')} />
        <input type="hidden" name="code" value={code} />
        <RatingInput name="level" legend="Ông/bà có hài lòng với việc giải quyết hồ sơ này không?" levels={3} value={state.value('level')} error={state.error('level')} />
        <Textarea name="remark" label="Ý kiến (không bắt buộc)" rows={2} value={state.value('remark')} error={state.error('remark')} />
        <ActionBar>
          <Button preventDoubleClick>Gửi đánh giá</Button>
          <Button kind="quiet" href={RETURN_PATH} attributes={{ 'aria-keyshortcuts': 'Alt+B' }}>
            Bỏ qua <KeyHint keys="Alt+B" />
          </Button>
        </ActionBar>
      </form>
    </>
  );
}
