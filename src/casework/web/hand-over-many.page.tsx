import { ActionBar, BackLink, Button, DossierCode, EmptyState, ErrorSummary, Link, NotificationBanner, PageHeading, Section, Table, type View } from '#libs/ui';
import type { ListItem } from '#src/dossiers';
import type { FormState } from '#src/platform/view';
import type { Reading } from '../app/deadlines.js';
import type { BulkOutcome } from '../app/hand-over-desk.js';
import type { TakerChoices } from '../app/takers.js';
import type { Seen } from '../domain/seen.js';
import { chosenName, DossierTable } from './dossier-table.js';
import { HandOverFields } from './hand-over-fields.js';

export interface HandOverManyProps {
  items: readonly ListItem[];
  /** As they were seen when they were chosen. */
  seen: readonly Seen[];
  takers: TakerChoices;
  state: FormState;
  back: string;
  reading: Reading;
}

export function HandOverManyPage({ items, seen, takers, state, back, reading }: HandOverManyProps): View {
  const errors = state.summary();
  if (items.length === 0) {
    return (
      <>
        <PageHeading title="Bàn giao nhiều hồ sơ" />
        <EmptyState title="Chưa chọn hồ sơ nào">
          <Link href={back}>Về danh sách, đánh dấu các hồ sơ rồi bấm “Bàn giao…”</Link>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <BackLink href={back}>Danh sách hồ sơ</BackLink>
      <PageHeading title={`Bàn giao ${items.length} hồ sơ`} sub="Mỗi hồ sơ được ghi một lần bàn giao; cả danh sách in được để hai bên ký." />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="post" action="/ban-giao" noValidate>
        <input type="hidden" name="_key" value={state.value('_key')} />
        <input type="hidden" name="tu" value={back} />
        {seen.filter(({ code }) => items.some((item) => item.code === code)).map((each) => (
          <input type="hidden" name="ho-so" value={chosenName(each)} />
        ))}
        <HandOverFields state={state} takers={takers} />
        <ActionBar>
          <Button preventDoubleClick attributes={{ 'aria-keyshortcuts': 'Control+Enter' }}>
            Bàn giao {items.length} hồ sơ
          </Button>
          <Button kind="quiet" href={back}>
            Thôi
          </Button>
        </ActionBar>
      </form>
      <Section title="Các hồ sơ đã chọn">
        <DossierTable caption="Các hồ sơ đã chọn" items={items} reading={reading} />
      </Section>
    </>
  );
}

/** Some could not be handed over: which, and why. */
export function HandOverOutcomePage({ outcome: { listId, done, refused }, back }: { outcome: BulkOutcome; back: string }): View {
  return (
    <>
      <BackLink href={back}>Danh sách hồ sơ</BackLink>
      <PageHeading title={`${refused.length} hồ sơ chưa bàn giao được`} />
      {listId !== null && (
        <NotificationBanner kind="done">
          <p>
            Đã bàn giao {done} hồ sơ. <Link href={`/in/ban-giao/${listId}`}>In danh sách</Link> · <Link href={`/ban-giao/${listId}`}>Xem danh sách</Link>
          </p>
        </NotificationBanner>
      )}
      <Table
        caption="Chưa bàn giao được"
        head={[{ content: 'Hồ sơ' }, { content: 'Chủ hồ sơ' }, { content: 'Vì sao' }]}
        rows={refused.map(({ code, text, item }) => [{ content: item ? <DossierCode code={code} href={`/ho-so/${code}`} /> : code }, { content: item?.ownerName ?? '' }, { content: text }])}
      />
      <Button href={back}>Về danh sách hồ sơ</Button>
    </>
  );
}
