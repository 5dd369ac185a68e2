import { type CivilDate, formatDate } from '#libs/civil-date';
import { type Period, reportCode, type ReportId, type ReportTable } from '#libs/reporting';
import { ActionBar, BackLink, Button, type Column, DataTable, EmptyState, ErrorSummary, FigureTable, FilterBar, Link, Mark, PageHeading, Section, Subtext, Tag, type View, Wide } from '#libs/ui';
import { shortStamp } from '#src/desk';
import type { FormState } from '#src/platform/view';
import type { RunHead, UnitClosing } from '#src/reports';
import type { Unit } from '#src/units';
import { sheetFigures } from '../domain/figures.js';
import { valueOf } from '../domain/period-choices.js';
import { DEFINITION_IDS, hashWords, runTitle, scopeWords } from '../domain/run-words.js';
import { PeriodBar } from './period-fields.js';
import { StateOf } from './report-list.page.js';

const PATH = '/bao-cao/tong-hop';

export interface ConsolidationProps {
  unit: Unit;
  definition: ReportId;
  period: Period;
  state: FormState;
  closings: readonly UnitClosing[];
  runs: readonly RunHead[];
  totals: ReportTable | null;
  today: CivilDate;
}

export function ConsolidationPage({ unit, definition, period, state, closings, runs, totals, today }: ConsolidationProps): View {
  const errors = state.summary();
  const missing = closings.filter(({ closed, exempt }) => closed === null && !exempt);
  const hrefOf = (id: string): string => `${PATH}?${new URLSearchParams({ bieu: id, period: valueOf(period) }).toString()}`;
  return (
    <>
      <BackLink href="/bao-cao">Về danh sách báo cáo</BackLink>
      <PageHeading title="Tổng hợp từ các đơn vị" sub={`${unit.name}. ${definition}, từ ${formatDate(period.from)} đến hết ${formatDate(period.to)}.`} />
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <FilterBar label="Biểu" chips={DEFINITION_IDS.map((id) => ({ text: reportCode(id), href: hrefOf(id), chosen: id === definition }))} />
      <PeriodBar path={PATH} period={period} today={today} state={state} />
      <Section title={missing.length === 0 ? 'Các đơn vị đã chốt đủ' : `${missing.length} trong ${closings.length} đơn vị chưa chốt`}>
        <DataTable caption="Các đơn vị trực thuộc và bản đã chốt" columns={closingColumns(today)} rows={closings} empty={<EmptyState title="Không có đơn vị trực thuộc nào" />} />
      </Section>
      <Section title="Bảng tổng hợp của kỳ này">
        <p>Đơn vị đã chốt được lấy đúng số đã chốt; đơn vị chưa chốt lấy số lúc lập. Có đơn vị chốt thêm thì lập lại rồi mới chốt tổng hợp.</p>
        <DataTable caption="Bảng tổng hợp của kỳ này" columns={runColumns(today)} rows={runs} empty={<EmptyState title="Chưa lập bảng tổng hợp nào" />} />
        {closings.length > 0 && (
          <ActionBar>
            <Button kind="quiet" href={`/bao-cao/lap?${new URLSearchParams({ bieu: definition, ky: valueOf(period), nam: period.to.slice(0, 4) }).toString()}`}>
              Lập bảng tổng hợp
            </Button>
          </ActionBar>
        )}
      </Section>
      {totals && (
        <Section title="Tổng của đơn vị tiếp nhận công việc">
          <p>Trong bảng mỗi đơn vị một dòng, đơn vị đã nhập vẫn có phần riêng của mình; đây là phần của đơn vị mới cộng với phần của các đơn vị đã nhập vào.</p>
          <Wide label="Tổng của đơn vị tiếp nhận công việc">
            <FigureTable {...sheetFigures(totals)} />
          </Wide>
        </Section>
      )}
    </>
  );
}

function closingColumns(today: CivilDate): Column<UnitClosing>[] {
  return [
    {
      title: 'Đơn vị', isRowHeader: true,
      cell: ({ name, mergedInto, codes, renamings }) => (
        <>
          {name}
          {mergedInto && <Subtext>hoạt động đến hết {formatDate(mergedInto.lastDay)}, nhập vào {mergedInto.name}</Subtext>}
          {renamings.map(({ from, on }) => <Subtext>đổi tên từ {from} ngày {formatDate(on)}</Subtext>)}
          {codes.length > 1 && <Subtext>đổi mã trong kỳ: {codes.join(' → ')}</Subtext>}
        </>
      ),
    },
    {
      title: 'Tình trạng', nowrap: true,
      cell: ({ closed, exempt }) => (closed ? <Mark tone="in-term">Đã chốt</Mark> : exempt ? <Mark tone="stopped">Không phải chốt</Mark> : <Mark tone="overdue">Chưa chốt</Mark>),
    },
    { title: 'Chốt lúc', nowrap: true, cell: ({ closed }) => closed && <Link href={`/bao-cao/${closed.runId}`}>{shortStamp(closed.closedAt, today)}</Link> },
    { title: 'Mã kiểm tra', nowrap: true, cell: ({ closed }) => closed && hashWords(closed.contentHash) },
  ];
}

function runColumns(today: CivilDate): Column<RunHead>[] {
  return [
    { title: 'Bảng', isRowHeader: true, cell: (run) => <><Link href={`/bao-cao/${run.id}`}>{runTitle(run)}</Link><Subtext>{scopeWords(run)}</Subtext></> },
    { title: 'Lập lúc', nowrap: true, cell: ({ requestedAt }) => shortStamp(requestedAt, today) },
    { title: 'Tình trạng', nowrap: true, cell: (run) => <StateOf run={run} /> },
    { title: 'Chốt', cell: ({ closedAt, closedShort }) => closedAt && <><Tag>Đã chốt</Tag>{closedShort !== null && <Subtext>chốt thiếu: {closedShort}</Subtext>}</> },
  ];
}
