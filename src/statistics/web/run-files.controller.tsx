import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Document, PrintBar } from '#libs/ui';
import { slug } from '#libs/vietnamese';
import { type Answer, bareDocument, DeskController, file, type Visit, Visiting } from '#src/desk';
import { Allow, refuseHttp, ROLES, TextParam, UuidParam } from '#src/platform/http';
import { Assets, nonceOf } from '#src/platform/view';
import { type FinishedRun, FindReports, PrintReport } from '#src/reports';
import { runTitle } from '../domain/run-words.js';
import { SheetPress } from './sheet-press.js';
import { TableSheet } from './table-sheet.page.js';

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
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
    private readonly assets: Assets,
    private readonly press: SheetPress,
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
    const { scripts: _scripts, ...assets } = this.assets.forPage(nonceOf(request));
    const path = `/bao-cao/${id}`;
    return bareDocument(
      <Document title={`${runTitle(run)} — Một Cửa`} kind="print" assets={assets}>
        <PrintBar title={runTitle(run)} back={{ href: path, text: 'Về báo cáo' }} pdf={{ href: `${path}/tai/pdf` }} />
        <TableSheet table={run.outcome.table} heading={await this.printing.headingOf(run)} />
      </Document>,
    );
  }

  private async bytesOf(run: FinishedRun, kind: string): Promise<Uint8Array> {
    if (kind === 'xlsx') return this.printing.workbook(run);
    if (kind === 'docx') return this.printing.document(run);
    if (kind === 'pdf') return this.press.ofRun(run);
    if (kind === 'csv') return Buffer.from(this.printing.csv(run), 'utf8');
    if (kind === 'txt') return Buffer.from(await this.printing.text(run), 'utf8');
    const { definition, layout, consolidated, unitIds, period, closedAt, finishedAt, outcome } = run;
    const { table, positions, contentHash } = outcome;
    return Buffer.from(JSON.stringify({ definition, layout, consolidated, unitIds, period, finishedAt, closedAt, contentHash, positions, table }, null, 1), 'utf8');
  }
}
