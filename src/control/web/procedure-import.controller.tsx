import { Body, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type CivilDate, formatDate } from '#libs/civil-date';
import { ImportList, LIST_COLUMNS } from '#src/catalogue';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Database } from '#src/platform/database';
import { Allow, CivilDateField, type FormFields, Text } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { packRows, unpackRows } from '../domain/packed-rows.js';
import { IMPORT_LIST_PATH, ProcedureImportPage, type ProcedureImportView } from './procedure-import.page.js';
import { PROCEDURES_PATH } from './procedures.page.js';
import { readSheet, splitSheetErrors } from './sheet-upload.js';

const SHEET = { columns: LIST_COLUMNS, maxBytes: 5 * 1024 * 1024, maxRows: 10_000 };

class ImportForm {
  @CivilDateField({ label: 'Có hiệu lực từ ngày' }) validFrom!: CivilDate;
  @Text({ label: 'Số quyết định công bố', optional: true, max: 100 }) decisionNumber?: string;
  @CivilDateField({ label: 'Ngày quyết định', optional: true }) decisionDate?: CivilDate;
}

@DeskController(IMPORT_LIST_PATH)
@Allow('controller')
export class ProcedureImportController {
  constructor(
    private readonly database: Database,
    private readonly importList: ImportList,
  ) {}

  @Get()
  blank(@Visiting() visit: Visit): Answer {
    mustBe(visit, 'controller');
    return importPage({ state: new FormState() });
  }

  /** Changes nothing, so the page may stand in answer to the post. */
  @Post()
  async preview(@Visiting() visit: Visit, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, 'controller');
    const { unitId } = visit;
    const { fields, sheet } = await readSheet(request, SHEET);
    const form = await readForm(ImportForm, fields);
    if (!sheet.ok) return importPage({ state: form.state.with(...splitSheetErrors(sheet.errors).ofForm) });
    if (!form.ok) return importPage({ state: form.state.with({ field: 'file', code: 'sheet.again', message: 'Chọn lại tệp: trình duyệt không giữ tệp đã chọn.' }) });
    const report = await this.database.inUnit(unitId, (tx) => this.importList.preview(tx, unitId, sheet.done, form.value.validFrom));
    return importPage({ state: form.state, report, packed: packRows(sheet.done) });
  }

  @Post('ghi')
  async apply(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'controller');
    const { caller, unitId } = visit;
    const form = await readForm(ImportForm, fields);
    const rows = unpackRows(form.state.value('_rows'));
    if (!form.ok || !rows) return importPage({ state: form.state.with({ field: 'file', code: 'sheet.lost', message: 'Không đọc lại được danh mục vừa xem. Chọn tệp và xem trước lại.' }) });
    const { validFrom, decisionNumber = null, decisionDate = null } = form.value;
    const author = { ownerUnitId: unitId, by: caller.accountId, decision: { number: decisionNumber, date: decisionDate } };
    const done = await attempt(() => this.database.inUnit(unitId, (tx) => this.importList.run(tx, author, rows, validFrom)));
    if (!done.ok) {
      const report = await this.database.inUnit(unitId, (tx) => this.importList.preview(tx, unitId, rows, validFrom));
      return importPage({ state: form.state.with(...splitSheetErrors(done.errors).ofForm), report });
    }
    const { added, changed } = done.done;
    return seeOther(PROCEDURES_PATH, { tone: 'done', text: `Đã ghi danh mục: ${added.length} thủ tục mới, ${changed.length} phiên bản mới, hiệu lực từ ${formatDate(validFrom)}.` });
  }
}

function importPage(view: ProcedureImportView): Answer {
  return page({ title: 'Nhập danh mục thủ tục', current: 'procedures', hasErrors: view.state.errors.length > 0, body: <ProcedureImportPage {...view} /> });
}
