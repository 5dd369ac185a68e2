import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { civilDateOf, formatDate, formatDateTime } from '#libs/civil-date';
import { Document, FigureTable, PrintBar, PrintSheet, SheetNote, type View } from '#libs/ui';
import { slug } from '#libs/vietnamese';
import { type Answer, bareDocument, DeskController, file, type Visit, Visiting } from '#src/desk';
import { Allow, refuseHttp, ROLES, TextParam, UuidParam } from '#src/platform/http';
import { Assets, nonceOf } from '#src/platform/view';
import { type FinishedRun, FindReports, PrintReport } from '#src/reports';
import type { Unit } from '#src/units';
import { ReportNames } from '../app/report-names.js';
import { sheetFigures } from '../domain/figures.js';
import { runTitle } from '../domain/run-words.js';

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** A finished table taken away: as files, and on paper. */
@DeskController('bao-cao/:id')
export class RunFilesController {
  constructor(
    private readonly finding: FindReports,
    private readonly printing: PrintReport,
    private readonly names: ReportNames,
    private readonly assets: Assets,
  ) {}

  @Allow(...ROLES)
  @Get('tai/:kind')
  async download(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @TextParam('kind', 10) kind: string): Promise<Answer> {
    const type = TYPES[kind];
    if (type === undefined) throw refuseHttp('http.no_such_route');
    const run = await this.finding.getFinished(caller, id);
    return file(`${run.definition.toLowerCase()}-${slug(run.period.label)}.${kind}`, type, await this.bytesOf(run, kind));
  }

  @Allow(...ROLES)
  @Get('in')
  async print(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Req() request: FastifyRequest): Promise<Answer> {
    const run = await this.finding.getFinished(caller, id);
    const unit = await this.names.unit(run.unitId);
    const { scripts: _scripts, ...assets } = this.assets.forPage(nonceOf(request));
    const path = `/bao-cao/${id}`;
    return bareDocument(
      <Document title={`${runTitle(run)} — Một Cửa`} kind="print" assets={assets}>
        <PrintBar title={runTitle(run)} back={{ href: path, text: 'Về báo cáo' }} pdf={{ href: `${path}/tai/xlsx`, text: 'Tải XLSX' }} />
        <Sheet run={run} unit={unit} parent={await this.names.parentOf(unit)} />
      </Document>,
    );
  }

  private async bytesOf(run: FinishedRun, kind: string): Promise<Uint8Array> {
    if (kind === 'xlsx') return this.printing.workbook(run);
    if (kind === 'csv') return Buffer.from(this.printing.csv(run), 'utf8');
    if (kind === 'txt') return Buffer.from(await this.printing.text(run), 'utf8');
    const { definition, layout, consolidated, unitIds, period, closedAt, finishedAt, outcome } = run;
    const { table, positions, contentHash } = outcome;
    return Buffer.from(JSON.stringify({ definition, layout, consolidated, unitIds, period, finishedAt, closedAt, contentHash, positions, table }, null, 1), 'utf8');
  }
}

function Sheet({ run, unit, parent }: { run: FinishedRun; unit: Unit; parent: Unit | null }): View {
  const { table, contentHash } = run.outcome;
  const { from, to, label } = run.period;
  return (
    <PrintSheet
      size="A4"
      landscape
      {...(parent && { parent: parent.name })}
      agency={unit.name}
      place={unit.place}
      date={civilDateOf(run.closedAt ?? run.finishedAt)}
      title={table.title}
      subtitle={`Kỳ báo cáo: ${label}. Từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}. Đơn vị tính: ${table.unitNoun}.`}
      signatures={[{ role: 'NGƯỜI LẬP BIỂU', note: '(Ký, ghi rõ họ tên)' }, { role: 'THỦ TRƯỞNG ĐƠN VỊ', note: '(Ký, đóng dấu, ghi rõ họ tên)' }]}
    >
      <FigureTable {...sheetFigures(table)} onPaper />
      <SheetNote>
        {table.checks.map(({ row, identity, left, right }) => (
          <p>
            <b>
              SỐ LIỆU KHÔNG KHỚP – {row}: {identity}: {left} ≠ {right}
            </b>
          </p>
        ))}
        {table.footnotes.map((note) => (
          <p>{note}</p>
        ))}
        <p>
          Tính lúc {formatDateTime(run.finishedAt)}, số liệu {run.closedAt ? 'đã chốt' : 'chưa chốt'}; mã kiểm tra {contentHash.slice(0, 16)}.
        </p>
      </SheetNote>
    </PrintSheet>
  );
}
