import { type CivilDate, formatDate } from '#libs/civil-date';
import { ActionBar, Button, Cell, type Column, DataTable, DossierCode, EmptyState, ErrorSummary, PageHeading, Pagination, Row, Subtext, TextInput, type View, Wide } from '#libs/ui';
import type { RegisterPage, RegisterRow } from '#src/dossiers';
import type { FormState } from '#src/platform/view';
import { momentText, procedureWords, RESULT_BY_WORDS } from '../domain/words.js';
import { countText } from './list.page.js';

interface Shown extends RegisterPage {
  from: CivilDate;
  to: CivilDate;
  today: CivilDate;
  isFirst: boolean;
}

/** Form 07 of circular 03/2025/TT-VPCP on the screen, column by column. */
export function RegisterView({ state, shown }: { state: FormState; shown?: Shown }): View {
  const errors = state.summary();
  const period = shown && `tu=${shown.from}&den=${shown.to}`;
  return (
    <>
      <PageHeading title="Sổ theo dõi hồ sơ" sub={shown ? `Mẫu 07. ${countText(shown.total)} hồ sơ nhận từ ${formatDate(shown.from)} đến ${formatDate(shown.to)}.` : 'Mẫu 07.'}>
        {period !== undefined && (
          <>
            <Button kind="quiet" href={`/in/so-theo-doi?${period}`}>
              In sổ
            </Button>
            <Button kind="quiet" href={`/so-theo-doi/xlsx?${period}`}>
              Xuất XLSX
            </Button>
          </>
        )}
      </PageHeading>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <form method="get" action="/so-theo-doi">
        <Row>
          <Cell span={3}>
            <TextInput name="tu" label="Nhận từ ngày" width={10} value={state.value('tu')} error={state.error('tu')} />
          </Cell>
          <Cell span={3}>
            <TextInput name="den" label="Nhận đến ngày" width={10} value={state.value('den')} error={state.error('den')} />
          </Cell>
          <Cell span={3}>
            <ActionBar>
              <Button>Xem</Button>
            </ActionBar>
          </Cell>
        </Row>
      </form>
      {shown && (
        <Wide label="Sổ theo dõi hồ sơ, kéo ngang để xem hết">
          <DataTable caption="Sổ theo dõi hồ sơ" rows={shown.items} columns={columnsOf(shown.today)} empty={<EmptyState title="Không nhận hồ sơ nào trong những ngày này" />} />
        </Wide>
      )}
      {shown && (!shown.isFirst || shown.next !== null) && (
        <Pagination
          {...(!shown.isFirst && { previous: { href: `/so-theo-doi?${period ?? ''}`, text: 'Về đầu sổ' } })}
          {...(shown.next !== null && { next: { href: `/so-theo-doi?${period ?? ''}&cursor=${encodeURIComponent(shown.next)}` } })}
        />
      )}
    </>
  );
}

function columnsOf(today: CivilDate): Column<RegisterRow>[] {
  return [
    { title: 'TT', numeric: true, cell: ({ number }) => number },
    { title: 'Hồ sơ', isRowHeader: true, cell: ({ code, procedure }) => [<DossierCode code={code} href={`/ho-so/${code}`} />, <Subtext>{procedureWords(procedure)}</Subtext>] },
    { title: 'Số bộ', numeric: true, cell: ({ sets }) => sets },
    { title: 'Cá nhân, tổ chức', cell: ({ ownerName, address, phone }) => [ownerName, <Subtext>{[address, phone].filter(Boolean).join(', ')}</Subtext>] },
    { title: 'Cơ quan giải quyết', cell: ({ agency }) => agency },
    { title: 'Nhận, hẹn trả', nowrap: true, cell: ({ receivedAt, dueAt }) => [momentText(receivedAt, today), dueAt && <Subtext>hẹn {momentText(dueAt, today)}</Subtext>] },
    { title: 'Trả kết quả', cell: ({ returnedAt, resultBy, receivedBy }) => [returnedAt && momentText(returnedAt, today), <Subtext>{[RESULT_BY_WORDS[resultBy], receivedBy].filter(Boolean).join(', ')}</Subtext>] },
    { title: 'Ghi chú', cell: ({ note }) => note },
  ];
}
