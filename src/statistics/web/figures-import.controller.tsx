import { Body, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Answer, DeskController, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { Allow, type FormFields, readUpload, Text } from '#src/platform/http';
import { attempt, FormState, readForm } from '#src/platform/view';
import { EnterFigures, type FiguresLook, SOURCE_LENGTH } from '#src/reports';
import { firstYearOf, unpackFigures } from '../domain/packed-figures.js';
import { CLOSING_ROLES } from './access.js';
import { FiguresImportPage, type FiguresImportView } from './figures-import.page.js';
import { IMPORT_PATH, YEARS_PATH } from './years.page.js';

const MAX_BYTES = 5 * 1024 * 1024;

class SourceForm {
  @Text({ label: 'Nguồn', max: SOURCE_LENGTH }) source!: string;
}

/** Figures of R7 from a file: what it would enter is shown first. */
@DeskController(IMPORT_PATH)
@Allow(...CLOSING_ROLES)
export class FiguresImportController {
  constructor(private readonly entering: EnterFigures) {}

  @Get()
  blank(@Visiting() visit: Visit): Answer {
    mustBe(visit, ...CLOSING_ROLES);
    return importPage({ state: new FormState() });
  }

  /** Changes nothing, so the page may stand in answer to the post. */
  @Post()
  async look(@Visiting() visit: Visit, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    let fields: FormFields = {};
    const looked = await attempt(async () => {
      const { fileName, stream } = await readUpload(request, { maxBytes: MAX_BYTES, accept: ['.csv', '.xlsx'], onFields: (texts) => (fields = texts) });
      try {
        const look: FiguresLook = await this.entering.look(visit.unitId, { fileName, bytes: stream });
        return { fileName, look };
      } finally {
        stream.destroy();
      }
    });
    const form = await readForm(SourceForm, fields);
    if (!looked.ok) return importPage({ state: form.state.with(...looked.errors.map((error) => ({ ...error, field: 'file' }))) });
    if (!form.ok) return importPage({ state: form.state.with({ field: 'file', code: 'sheet.again', message: 'Chọn lại tệp: trình duyệt không giữ tệp đã chọn.' }) });
    return importPage({ state: form.state, ...looked.done });
  }

  @Post('ghi')
  async enter(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, ...CLOSING_ROLES);
    const form = await readForm(SourceForm, fields);
    const figures = unpackFigures(form.state.value('_figures'));
    if (!form.ok || !figures) return importPage({ state: form.state.with({ field: 'file', code: 'sheet.lost', message: 'Không đọc lại được số liệu vừa xem. Chọn tệp và xem trước lại.' }) });
    const done = await attempt(() => this.entering.enter(visit.unitId, visit.caller.accountId, figures, form.value.source));
    if (!done.ok) return importPage({ state: form.state.with(...done.errors.map((error) => ({ ...error, field: 'file' }))) });
    return seeOther(`${YEARS_PATH}?tu=${firstYearOf(figures) ?? ''}`, { tone: 'done', text: done.done === 0 ? 'Các số liệu này đã có, không có gì để ghi.' : `Đã ghi ${done.done} số liệu từ tệp.` });
  }
}

function importPage(view: FiguresImportView): Answer {
  return page({ title: 'Nhập số liệu nhiều năm', current: 'reports', hasErrors: view.state.errors.length > 0, body: <FiguresImportPage {...view} /> });
}
