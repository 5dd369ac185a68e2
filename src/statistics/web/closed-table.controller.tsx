import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Document, PrintBar } from '#libs/ui';
import { type Answer, bareDocument, DeskController, page, type Visit, Visiting } from '#src/desk';
import { Clock } from '#src/platform/clock';
import { Allow, ROLES, TextParam, UuidParam } from '#src/platform/http';
import { Assets, nonceOf } from '#src/platform/view';
import { CompareClosedTable, FindClosedTables } from '#src/reports';
import { ReportNames } from '../app/report-names.js';
import { CLOSED_PATH, closedTitle } from '../domain/plain-words.js';
import { ClosedTablePage, TableChangesPage } from './closed-table.page.js';
import { PlainFiles } from './plain-files.js';

/** A table of words and numbers as it was closed, and what it would say now. */
@DeskController(`${CLOSED_PATH}/:id`)
@Allow(...ROLES)
export class ClosedTableController {
  constructor(
    private readonly finding: FindClosedTables,
    private readonly comparing: CompareClosedTable,
    private readonly files: PlainFiles,
    private readonly names: ReportNames,
    private readonly assets: Assets,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const closed = await this.finding.get(caller, id);
    const [latest, people] = [await this.finding.latestOf(closed), await this.names.people([closed.closedBy])];
    const body = <ClosedTablePage closed={closed} latest={latest} closedBy={people.get(closed.closedBy) ?? ''} today={this.clock.today()} />;
    return page({ title: closedTitle(closed), current: 'reports', body });
  }

  @Get('hom-nay')
  async changes(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const closed = await this.finding.get(caller, id);
    const body = <TableChangesPage closed={closed} changes={await this.comparing.withNow(caller, closed)} today={this.clock.today()} />;
    return page({ title: 'So với số liệu hôm nay', current: 'reports', body });
  }

  @Get('tai/:kind')
  async download(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @TextParam('kind', 10) kind: string): Promise<Answer> {
    return this.files.closed(await this.finding.get(caller, id), kind);
  }

  @Get('in')
  async print(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Req() request: FastifyRequest): Promise<Answer> {
    const closed = await this.finding.get(caller, id);
    const { scripts: _scripts, ...assets } = this.assets.forPage(nonceOf(request));
    const [path, title] = [`${CLOSED_PATH}/${id}`, closedTitle(closed)];
    return bareDocument(
      <Document title={`${title} — Một Cửa`} kind="print" assets={assets}>
        <PrintBar title={title} back={{ href: path, text: 'Về bản đã chốt' }} pdf={{ href: `${path}/tai/pdf` }} />
        {this.files.sheetOf(closed)}
      </Document>,
    );
  }
}
