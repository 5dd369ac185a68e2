import { ActionBar, Button, Cell, Checkboxes, Combobox, DefaultButton, Details, ErrorSummary, Fieldset, KeyHint, Line, Link, PageHeading, Radios, Row, Select, Split, Subtext, Textarea, TextInput, type View } from '#libs/ui';
import { procedureText } from '../app/procedures.js';
import { OTHER_PERSON, REFUSED_FOR, TYPED_PROCEDURE } from '../domain/intake-fields.js';
import { DuplicatesFound, FeeFields, PersonFields, ProcedureFacts, PromiseShown } from './intake-parts.js';
import { answersTo, INTAKE_PATH } from './intake-paths.js';
import type { IntakeView } from './intake-view.js';
import { PapersPart } from './papers-part.js';

const CHANNELS = [
  { value: 'counter', text: 'Trực tiếp' },
  { value: 'post', text: 'Bưu chính công ích' },
  { value: 'online', text: 'Trực tuyến' },
];
const RESULT_BY = [
  { value: 'desk', text: 'Tại bộ phận một cửa' },
  { value: 'post', text: 'Qua bưu chính công ích' },
  { value: 'online', text: 'Bản điện tử, trực tuyến' },
];

export function IntakePage({ view }: { view: IntakeView }): View {
  const { state } = view;
  const errors = state.summary();
  const draft = state.value('_draft');
  return (
    <>
      <PageHeading title="Tiếp nhận hồ sơ" sub="Mọi ô đi được bằng Tab. Quét mã QR trên thẻ căn cước vào bất kỳ lúc nào.">
        <small role="status" data-draft-status />
      </PageHeading>
      <DraftsOfMine view={view} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Split aside={<PromiseShown view={view} />} asideLabel="Ngày hẹn trả">
        <form method="post" action={INTAKE_PATH} noValidate data-draft={`${INTAKE_PATH}/nhap`} data-draft-key={draft} data-draft-at={`${INTAKE_PATH}?nhap=${draft}`} data-draft-returned={state.value('_act') !== '' || undefined}>
          <DefaultButton name="_act" value="look" attributes={{ 'hx-post': `${INTAKE_PATH}/thu-tuc`, 'hx-swap': 'none' }} />
          <input type="hidden" name="_key" value={state.value('_key')} />
          <input type="hidden" name="_draft" value={draft} />
          <input type="hidden" name="_scan" data-scan-card hx-post={`${INTAKE_PATH}/the`} hx-trigger="scan" hx-swap="none" />
          <ProcedureSection view={view} />
          <OwnerSection view={view} />
          <Fieldset legend="3. Thành phần hồ sơ" legendSize="m">
            <PapersPart view={view} />
          </Fieldset>
          <RequestSection view={view} />
          <Fieldset legend="5. Phí, lệ phí" legendSize="m">
            <FeeFields view={view} />
          </Fieldset>
          <RefusalSection view={view} />
          <Actions />
        </form>
      </Split>
    </>
  );
}

function ProcedureSection({ view }: { view: IntakeView }): View {
  const { state, scene } = view;
  const { version, matches } = scene;
  return (
    <Fieldset legend="1. Thủ tục" legendSize="m" attributes={answersTo('thu-tuc')}>
      <Row>
        <Cell span={8}>
          <Combobox
            name="procedure"
            textName={TYPED_PROCEDURE}
            label="Thủ tục"
            source={`${INTAKE_PATH}/thu-tuc`}
            strict
            hasRecent
            value={version?.code ?? ''}
            text={version ? procedureText(version) : state.value(TYPED_PROCEDURE)}
            error={state.error('procedure')}
            placeholder="Gõ hai chữ cái đầu của các tiếng, không cần dấu"
            attributes={{ autofocus: version === undefined && state.errors.length === 0 }}
          />
        </Cell>
        <Cell span={4}>
          <Select name="channel" label="Kênh nộp" value={state.value('channel')} error={state.error('channel')} choices={CHANNELS} />
        </Cell>
      </Row>
      <ProcedureFacts view={view} />
      {matches.length > 0 && <Radios name="_pick" legend="Chọn một thủ tục" small options={matches.map((each) => ({ value: each.code, label: procedureText(each) }))} />}
      <Row>
        <Cell span={4}>
          <TextInput name="at" label="Thời điểm nhận" value={state.value('at')} error={state.error('at')} autocomplete="off" attributes={{ placeholder: 'bây giờ', title: 'Để trống là bây giờ; ghi muộn thì gõ ngày và giờ, ví dụ 3/2/2026 08:15' }} />
        </Cell>
        <Cell span={8} unlabelled>
          <Checkboxes name="assisted" small values={state.values('assisted')} options={[{ value: 'true', label: 'Cán bộ nộp hộ tại quầy' }]} />
        </Cell>
      </Row>
      <noscript>
        <Button kind="quiet" name="_act" value="look">
          Xem ngày hẹn
        </Button>
      </noscript>
    </Fieldset>
  );
}

function OwnerSection({ view }: { view: IntakeView }): View {
  const { state } = view;
  return (
    <Fieldset legend="2. Chủ hồ sơ" legendSize="m">
      <noscript>
        <Row>
          <Cell span={8}>
            <TextInput name="_card" label="Quét thẻ vào ô này" value={state.value('_card')} error={state.error('_card')} autocomplete="off" />
          </Cell>
          <Cell span={4} unlabelled>
            <Button kind="quiet" name="_act" value="card">
              Đọc thẻ
            </Button>{' '}
            <Button kind="quiet" name="_act" value="person">
              Tìm người
            </Button>
          </Cell>
        </Row>
      </noscript>
      <PersonFields view={view} whose="owner" />
      <DuplicatesFound view={view} />
      <Checkboxes
        name={OTHER_PERSON}
        small
        values={state.values(OTHER_PERSON)}
        options={[{ value: 'true', label: 'Người nộp là người khác', reveals: <PersonFields view={view} whose="submitter" /> }]}
      />
    </Fieldset>
  );
}

function RequestSection({ view: { state } }: { view: IntakeView }): View {
  return (
    <Fieldset legend="4. Yêu cầu" legendSize="m">
      <Row>
        <Cell span={2}>
          <TextInput name="sets" label="Số bộ" value={state.value('sets')} error={state.error('sets')} inputMode="numeric" attributes={answersTo('phi')} />
        </Cell>
        <Cell span={4}>
          <Select name="resultBy" label="Nhận kết quả" value={state.value('resultBy')} error={state.error('resultBy')} choices={RESULT_BY} />
        </Cell>
        <Cell span={6}>
          <Textarea name="request" label="Nội dung yêu cầu" rows={2} value={state.value('request')} error={state.error('request')} />
        </Cell>
      </Row>
    </Fieldset>
  );
}

/** Folded away, so that nobody turns somebody away by a slip of the hand. */
function RefusalSection({ view: { state } }: { view: IntakeView }): View {
  const error = state.error(REFUSED_FOR);
  return (
    <Details summary="Không tiếp nhận được hồ sơ này" open={error !== undefined || state.value(REFUSED_FOR) !== ''}>
      <Textarea
        name={REFUSED_FOR}
        label="Lý do từ chối"
        hint="Không thuộc thẩm quyền, không đủ điều kiện (NĐ 61/2018 điều 17). Chỉ thiếu giấy tờ thì đưa phiếu hướng dẫn, không từ chối."
        rows={3}
        value={state.value(REFUSED_FOR)}
        error={error}
      />
      <Button kind="danger" name="_act" value="turn-away" preventDoubleClick>
        Từ chối tiếp nhận
      </Button>
    </Details>
  );
}

function Actions(): View {
  return (
    <ActionBar sticky>
      <Button name="_act" value="receive" preventDoubleClick attributes={{ 'aria-keyshortcuts': 'Control+Enter' }}>
        Tiếp nhận <KeyHint keys="Ctrl+Enter" />
      </Button>
      <Button kind="quiet" name="_act" value="receive-next" preventDoubleClick attributes={{ 'aria-keyshortcuts': 'Alt+T', title: 'Alt+T' }}>
        Tiếp nhận và thêm mới
      </Button>
      <Button kind="quiet" small name="_act" value="draft" attributes={{ 'aria-keyshortcuts': 'Alt+L', title: 'Alt+L' }}>
        Lưu nháp
      </Button>
    </ActionBar>
  );
}

function DraftsOfMine({ view: { drafts } }: { view: IntakeView }): View {
  const [newest, ...others] = drafts;
  if (!newest) return null;
  return (
    <section aria-label="Bản nháp của tôi">
      <DraftOfMine {...newest} />
      {others.length > 0 && (
        <Details summary={`${others.length} bản nháp khác`}>
          {others.map((draft) => (
            <DraftOfMine {...draft} />
          ))}
        </Details>
      )}
    </section>
  );
}

function DraftOfMine({ id, when, title }: IntakeView['drafts'][number]): View {
  return (
    <form method="post" action={`${INTAKE_PATH}/nhap/${id}/bo`}>
      <Line>
        <Subtext>
          Bản nháp {when}
          {title && ` · ${title}`}
        </Subtext>
        <Link href={`${INTAKE_PATH}?nhap=${id}`}>Tiếp tục</Link>
        <Button kind="quiet" small>
          Bỏ
        </Button>
      </Line>
    </form>
  );
}
