import { type CivilDate, formatDate } from '#libs/civil-date';
import { BackLink, Button, Cell, Details, ErrorSummary, FactStrip, PageHeading, Row, Section, Subtext, Table, Tag, TextInput, type View, Wide } from '#libs/ui';
import { differencesOf, type ProcedureVersion } from '#src/catalogue';
import type { FormState } from '#src/platform/view';
import { CHANGE_WORDS, CONTENT_ROWS, daysCutWords } from '../domain/catalogue-words.js';
import { PROCEDURES_PATH } from './procedures.page.js';

/** As many as stand side by side; the older ones are asked for. */
const SIDE_BY_SIDE = 4;

export interface ProcedureView {
  state: FormState;
  versions: readonly ProcedureVersion[];
  inForce: ProcedureVersion | undefined;
  /** Kept by the unit itself, by somebody who may change it. */
  mayChange: boolean;
  inherited: boolean;
  today: CivilDate;
}

export function ProcedurePage(view: ProcedureView): View {
  const { state, versions, inForce, mayChange, inherited, today } = view;
  const last = versions.at(-1) as ProcedureVersion;
  const errors = state.summary();
  const shown = versions.slice(-SIDE_BY_SIDE);
  const abolished = last.changeKind === 'abolished';
  return (
    <>
      <BackLink href={PROCEDURES_PATH}>Danh mục thủ tục</BackLink>
      <PageHeading title={(inForce ?? last).name} sub={`${last.code} · ${last.fieldName}${inherited ? ' · theo danh mục cấp trên, chỉ xem' : ''}`}>
        {mayChange && !abolished && <Button href={`${PROCEDURES_PATH}/${last.code}/sua`}>Phiên bản mới</Button>}
      </PageHeading>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <FactStrip
        facts={[
          { label: 'Hiệu lực hôm nay', value: inForce ? `từ ${formatDate(inForce.validFrom)}` : 'không có hiệu lực' },
          { label: 'Số phiên bản', value: versions.length },
          { label: 'Lần gần nhất', value: CHANGE_WORDS[last.changeKind], note: `từ ${formatDate(last.validFrom)}` },
        ]}
      />
      <Section title="Các phiên bản">
        <Wide label="Các phiên bản cạnh nhau">
          <Versions versions={versions} shown={shown} today={today} />
        </Wide>
        {versions.length > shown.length && <p>Còn {versions.length - shown.length} phiên bản cũ hơn: {versions.slice(0, -SIDE_BY_SIDE).map(({ validFrom }) => formatDate(validFrom)).join(', ')}.</p>}
      </Section>
      {mayChange && <Changes {...view} last={last} />}
    </>
  );
}

function Versions({ versions, shown, today }: { versions: readonly ProcedureVersion[]; shown: readonly ProcedureVersion[]; today: CivilDate }): View {
  const changed = shown.map((version) => {
    const former = versions[versions.indexOf(version) - 1];
    return new Set(former && version.changeKind !== 'new' ? differencesOf(former, version).map(({ what }) => what) : []);
  });
  const head = shown.map((version) => ({
    content: (
      <>
        Từ {formatDate(version.validFrom)}
        <Subtext>{spanWords(version, today)}</Subtext>
      </>
    ),
  }));
  const kinds = shown.map(({ changeKind, daysCut }) => ({
    content: (
      <>
        {CHANGE_WORDS[changeKind]} {daysCutWords(daysCut) !== '' && <Tag>{daysCutWords(daysCut)}</Tag>}
      </>
    ),
  }));
  const decisions = shown.map(({ decision: { number, date } }) => ({ content: number === null ? '—' : `${number}${date ? ` ngày ${formatDate(date)}` : ''}` }));
  const contents = CONTENT_ROWS.map(({ what, label, words }) => [
    { content: label },
    ...shown.map((version, index) => ({ content: version.changeKind === 'abolished' ? '—' : <Said words={words(version)} changed={changed[index]?.has(what) ?? false} /> })),
  ]);
  return (
    <Table
      caption="Nội dung từng phiên bản; chỗ khác phiên bản trước ghi “đổi”"
      head={[{ content: 'Nội dung' }, ...head]}
      rows={[[{ content: 'Loại thay đổi' }, ...kinds], [{ content: 'Quyết định' }, ...decisions], ...contents]}
      firstCellIsHeader
    />
  );
}

function Said({ words, changed }: { words: readonly string[]; changed: boolean }): View {
  const text = words.length === 0 ? '—' : words.length === 1 ? words[0] : <ol>{words.map((word) => <li>{word}</li>)}</ol>;
  return changed ? (
    <>
      <Tag>đổi</Tag> <b>{text}</b>
    </>
  ) : (
    <>{text}</>
  );
}

function spanWords({ validFrom, validTo }: ProcedureVersion, today: CivilDate): string {
  if (validFrom > today) return 'chưa có hiệu lực';
  return validTo === null ? 'đang có hiệu lực' : validTo >= today ? `hết hiệu lực ${formatDate(validTo)}` : `đến ${formatDate(validTo)}`;
}

function Changes({ state, last, today }: ProcedureView & { last: ProcedureVersion }): View {
  const path = `${PROCEDURES_PATH}/${last.code}`;
  return (
    <>
      {last.validFrom > today && (
        <form method="post" action={`${path}/rut`}>
          <input type="hidden" name="validFrom" value={last.validFrom} />
          <p>
            Phiên bản từ {formatDate(last.validFrom)} chưa có hiệu lực nên còn rút lại được.{' '}
            <Button kind="quiet" preventDoubleClick>
              Rút lại phiên bản này
            </Button>
          </p>
        </form>
      )}
      {last.changeKind !== 'abolished' && (
        <Details summary="Bãi bỏ thủ tục này" open={state.errors.length > 0}>
          <form method="post" action={`${path}/bai-bo`} noValidate>
            <Row>
              <Cell span={3}>
                <TextInput name="validFrom" label="Bãi bỏ từ ngày" value={state.value('validFrom')} inputMode="numeric" error={state.error('validFrom')} />
              </Cell>
              <Cell span={4}>
                <TextInput name="decisionNumber" label="Số quyết định" value={state.value('decisionNumber')} error={state.error('decisionNumber')} />
              </Cell>
              <Cell span={3}>
                <TextInput name="decisionDate" label="Ngày quyết định" value={state.value('decisionDate')} inputMode="numeric" error={state.error('decisionDate')} />
              </Cell>
            </Row>
            <Button kind="danger" preventDoubleClick>
              Bãi bỏ
            </Button>
            <p>Hồ sơ đã tiếp nhận vẫn giải quyết theo phiên bản lúc nhận.</p>
          </form>
        </Details>
      )}
    </>
  );
}
