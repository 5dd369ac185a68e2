import { formatDate, formatTime } from '#libs/civil-date';
import { describeTerm } from '#libs/deadline';
import { states } from '#libs/dossier-flow';
import { Cell, ClockExplanation, type Content, DossierCode, EmptyState, InsetText, Link, MoneyInput, moneyText, Part, Row, Select, Subtext, TextInput, type View } from '#libs/ui';
import type { FormState } from '#src/platform/view';
import { proposedFee } from '../domain/fee-items.js';
import { feeToShow, FILLED_FOR, methodToShow, PROPOSED_FEE, setsOf, type Whose } from '../domain/intake-fields.js';
import type { DuePromise } from '../app/promises.js';
import { FEE_METHODS } from './fee.form.js';
import { answersTo } from './intake-paths.js';
import type { IntakeView } from './intake-view.js';

interface PartOf {
  view: IntakeView;
  fresh?: boolean;
}

export function ProcedureFacts({ view: { scene }, fresh }: PartOf): View {
  const { version } = scene;
  return (
    <Part id="procedure-facts" fresh={fresh} spoken note>
      {version && (
        <Subtext>
          {factsOf(version)} · <Link href={`/in/huong-dan/${version.code}`}>phiếu hướng dẫn</Link>
        </Subtext>
      )}
    </Part>
  );
}

function factsOf({ fieldName, term, onlineLevel, fee }: NonNullable<IntakeView['scene']['version']>): string {
  const online = onlineLevel === 4 ? 'toàn trình' : onlineLevel === 3 ? 'một phần' : 'không trực tuyến';
  return [fieldName, describeTerm(term), online, fee > 0 ? `lệ phí ${moneyText(fee)}` : 'không thu phí'].join(' · ');
}

const LAW = 'Luật: BLDS 2015 điều 147, 148.';
const AT_ONCE = 'Luật: trả trong ngày, nhận sau giờ chốt thì trả ngày làm việc tiếp theo (NĐ 23/2015 điều 7).';

/** The promised date with its reasons, as soon as procedure and time are known. */
export function PromiseShown({ view: { scene }, fresh }: PartOf): View {
  return (
    <Part id="promise" fresh={fresh} spoken>
      {promiseShown(scene.promise)}
    </Part>
  );
}

function promiseShown(promise: DuePromise | undefined): Content {
  if (!promise) return <EmptyState title="Ngày hẹn trả">Hiện ra ngay khi chọn thủ tục.</EmptyState>;
  const { due, acceptance, problem } = promise;
  if (!due) return <EmptyState title="Chưa hẹn được ngày trả">{problem}</EmptyState>;
  return (
    <>
      {acceptance && (
        <InsetText>
          Hồ sơ trực tuyến: phải tiếp nhận hoặc từ chối trước {formatTime(acceptance.dueAt)} ngày {formatDate(acceptance.dueOn)} (8 giờ làm việc, NĐ 118/2025 điều 17–18).
        </InsetText>
      )}
      <ClockExplanation title={acceptance ? 'Hẹn trả nếu tiếp nhận ngay' : 'Hẹn trả kết quả'} due={due} receivedAt={due.receivedAt} reasons={due.reasons} law={due.term.unit === 'same_day' ? AT_ONCE : LAW} />
    </>
  );
}

/** The latest, by code; the rest by their number. */
const MOST_NAMED = 3;

export function DuplicatesFound({ view: { scene }, fresh }: PartOf): View {
  const { duplicates } = scene;
  return (
    <Part id="duplicates" fresh={fresh} spoken note>
      {duplicates.length > 0 && (
        <Subtext tone="warning">
          Người này đang có {duplicates.length === 1 ? 'một hồ sơ' : `${duplicates.length} hồ sơ`} cùng thủ tục chưa xong:{' '}
          {duplicates.slice(-MOST_NAMED).map(({ code, state }, index) => (
            <>
              {index > 0 && ', '}
              <DossierCode code={code} href={`/ho-so/${code}`} attributes={{ title: states[state].label }} />
            </>
          ))}
          {duplicates.length > MOST_NAMED && ` và ${duplicates.length - MOST_NAMED} hồ sơ khác`}. Vẫn tiếp nhận được.
        </Subtext>
      )}
    </Part>
  );
}

/** What looking the owner up by number has found. */
export function PersonFound({ view: { person }, fresh }: PartOf): View {
  return (
    <Part id="person-found" fresh={fresh} spoken note>
      {person && <Subtext tone={person.tone}>{person.text}</Subtext>}
    </Part>
  );
}

/** Who it is for, or who hands it in. The number comes first: it brings the rest. */
export function PersonFields({ view, whose }: PartOf & { whose: Whose }): View {
  return (
    <>
      <Row>
        <Cell span={4}>
          <PersonNumber view={view} whose={whose} />
        </Cell>
        <Cell span={8}>
          <PersonName view={view} whose={whose} />
        </Cell>
      </Row>
      {whose === 'owner' && <PersonFound view={view} />}
      <PersonContact view={view} whose={whose} />
    </>
  );
}

export function PersonNumber({ view: { state }, whose, fresh }: PartOf & { whose: Whose }): View {
  const name = `${whose}.idNumber`;
  return (
    <Part id={`${whose}-number`} fresh={fresh}>
      <TextInput
        name={name}
        label="Số căn cước, CMND, MST"
        isCode
        inputMode="numeric"
        autocomplete="off"
        value={state.value(name)}
        error={state.error(name)}
        {...(whose === 'owner' && { attributes: answersTo('nguoi') })}
      />
    </Part>
  );
}

export function PersonName({ view: { state }, whose, fresh }: PartOf & { whose: Whose }): View {
  return (
    <Part id={`${whose}-name`} fresh={fresh}>
      {whose === 'owner' && <input type="hidden" name={FILLED_FOR} value={state.value(FILLED_FOR)} />}
      <PersonText state={state} whose={whose} part="name" label={whose === 'owner' ? 'Họ và tên, hoặc tên tổ chức' : 'Họ và tên người nộp'} />
    </Part>
  );
}

export function PersonContact({ view: { state }, whose, fresh }: PartOf & { whose: Whose }): View {
  return (
    <Part id={`${whose}-contact`} fresh={fresh}>
      <Row>
        <Cell span={6}>
          <PersonText state={state} whose={whose} part="address" label="Địa chỉ" />
        </Cell>
        <Cell span={3}>
          <PersonText state={state} whose={whose} part="phone" label="Điện thoại" />
        </Cell>
        <Cell span={3}>
          <PersonText state={state} whose={whose} part="email" label="Thư điện tử" />
        </Cell>
      </Row>
    </Part>
  );
}

const INPUT_MODES = { name: 'text', address: 'text', phone: 'tel', email: 'email' } as const;

function PersonText({ state, whose, part, label }: { state: FormState; whose: Whose; part: keyof typeof INPUT_MODES; label: string }): View {
  const name = `${whose}.${part}`;
  return <TextInput name={name} label={label} value={state.value(name)} error={state.error(name)} inputMode={INPUT_MODES[part]} autocomplete="off" spellcheck={false} />;
}

export function FeeFields({ view: { state, scene }, fresh }: PartOf): View {
  const proposed = scene.version ? proposedFee(scene.version, setsOf(state)) : 0;
  return (
    <Part id="fee" fresh={fresh}>
      <input type="hidden" name={PROPOSED_FEE} value={proposed} />
      <Row>
        <Cell span={4}>
          <MoneyInput name="fee.amount" label="Phí, lệ phí" value={feeToShow(state, proposed)} error={state.error('fee.amount')} />
        </Cell>
        <Cell span={4}>
          <Select name="fee.method" label="Cách thu" value={methodToShow(state, proposed)} error={state.error('fee.method')} choices={Object.entries(FEE_METHODS).map(([value, text]) => ({ value, text }))} />
        </Cell>
      </Row>
    </Part>
  );
}
