import { formatDate } from '#libs/civil-date';
import { ActionBar, BackLink, Button, Checkboxes, ErrorSummary, Link, PageHeading, Section, SummaryList, type View, WarningText } from '#libs/ui';
import { formatNumber } from '#libs/vietnamese';
import type { FormState } from '#src/platform/view';
import { type ClosingPreview, plainAddress } from '#src/reports';
import { CLOSED_PATH, closedTitle, closingAddress } from '../domain/plain-words.js';
import { hashWords } from '../domain/run-words.js';

export interface CloseTableProps {
  preview: ClosingPreview;
  state: FormState;
  /** Of the closed table to be: pressed twice it is closed once. */
  nextId: string;
}

export function CloseTablePage({ preview, state, nextId }: CloseTableProps): View {
  const { tableId, period, head, content, contentHash, last } = preview;
  const errors = state.summary();
  const back = plainAddress(tableId, period);
  return (
    <>
      <BackLink href={back}>Về bảng</BackLink>
      <PageHeading title="Chốt số liệu" sub={`${head.unitName}. ${closedTitle(preview)}`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <WarningText>Bảng được giữ nguyên như lúc này, không sửa và không bỏ chốt được. Hồ sơ ghi muộn hoặc sửa sau này chỉ hiện thành các ô khác với bản đã chốt.</WarningText>
      <SummaryList
        rows={[
          { key: 'Biểu', value: content.table.title },
          { key: 'Kỳ', value: `${formatDate(period.from)} – ${formatDate(period.to)}` },
          { key: 'Số dòng', value: formatNumber(content.table.rows.length) },
          {
            key: 'Lần chốt',
            value: last === null ? '1' : (
              <>
                {`${last.version + 1}, thay `}
                <Link href={`${CLOSED_PATH}/${last.id}`}>bản chốt lần {last.version}</Link>
              </>
            ),
          },
          { key: 'Mã kiểm tra', value: hashWords(contentHash) },
        ]}
      />
      <form method="post" action={closingAddress(tableId, period)} noValidate>
        <input type="hidden" name="seen" value={contentHash} />
        <input type="hidden" name="_key" value={nextId} />
        <Section>
          <Checkboxes name="checked" legend="Xác nhận" small values={state.values('checked')} error={state.error('checked')} options={[{ value: 'true', label: 'Tôi đã soát bảng số liệu này' }]} />
        </Section>
        <ActionBar>
          <Button preventDoubleClick>Chốt số liệu</Button>
          <Button kind="quiet" href={back}>
            Chưa chốt
          </Button>
        </ActionBar>
      </form>
    </>
  );
}
