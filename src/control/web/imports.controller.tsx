import { Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Answer, DeskController, file, mustBe, page, seeOther, type Visit, Visiting } from '#src/desk';
import { FindImports, problemsCsv, UploadRegister } from '#src/integration';
import { Clock } from '#src/platform/clock';
import { Allow, type FormFields, PageQuery, readUpload, refuseInvalid, Text, UuidParam } from '#src/platform/http';
import { attempt, FormState } from '#src/platform/view';
import { ImportPage, IMPORTS_PATH, ImportsPage } from './imports.page.js';

const MAX_BYTES = 64 * 1024 * 1024;
const SHOWN = 20;
const SHOWN_PROBLEMS = 100;

class ProblemsQuery extends PageQuery {
  @Text({ label: 'Trang', optional: true, max: 500 }) sau?: string;
}

@DeskController(IMPORTS_PATH)
@Allow('controller', 'administrator')
export class ImportsController {
  constructor(
    private readonly uploadRegister: UploadRegister,
    private readonly imports: FindImports,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(@Visiting() visit: Visit): Promise<Answer> {
    return this.show(visit, new FormState());
  }

  @Post()
  async send(@Visiting() visit: Visit, @Req() request: FastifyRequest): Promise<Answer> {
    mustBe(visit, 'controller', 'administrator');
    const { caller, unitId } = visit;
    let fields: FormFields = {};
    const sent = await attempt(async () => {
      const { fileName, stream } = await readUpload(request, { maxBytes: MAX_BYTES, accept: ['.csv', '.xlsx'], onFields: (texts) => (fields = texts) });
      try {
        const { dryRun } = fields;
        // Said each time: nobody should import for good by forgetting a field.
        if (dryRun !== 'true' && dryRun !== 'false') throw refuseInvalid([{ field: 'dryRun', code: 'required', message: 'Chọn chạy thử hay nhập thật.' }]);
        return await this.uploadRegister.run({ unitId, accountId: caller.accountId, fileName, dryRun: dryRun === 'true', bytes: stream as AsyncIterable<Buffer> });
      } finally {
        stream.destroy();
      }
    });
    if (!sent.ok) return this.show(visit, new FormState(fields, sent.errors.map((error) => ({ ...error, field: error.field === 'dryRun' ? 'dryRun' : 'file' }))));
    return seeOther(`${IMPORTS_PATH}/${sent.done}`, { tone: 'done', text: fields.dryRun === 'true' ? 'Đã nhận sổ, đang chạy thử.' : 'Đã nhận sổ, đang nhập.' });
  }

  @Get(':id')
  async look(@Visiting() { caller }: Visit, @UuidParam('id') id: string, @Query() query: ProblemsQuery): Promise<Answer> {
    const shown = await this.imports.get(caller, id);
    const { items, next } = await this.imports.problems(caller, id, { limit: SHOWN_PROBLEMS, ...(query.sau !== undefined && { cursor: query.sau }) });
    const body = <ImportPage shown={shown} problems={items} next={next} today={this.clock.today()} state={new FormState()} />;
    return page({ title: `Nhập sổ: ${shown.fileName}`, current: 'imports', body });
  }

  @Get(':id/dong-sai.csv')
  async problems(@Visiting() { caller }: Visit, @UuidParam('id') id: string): Promise<Answer> {
    const { problems, notListed } = await this.imports.allProblems(caller, id);
    return file('dong-sai.csv', 'text/csv; charset=utf-8', Buffer.from(problemsCsv(problems, notListed)));
  }

  private async show({ caller }: Visit, state: FormState): Promise<Answer> {
    const { items } = await this.imports.list(caller, { limit: SHOWN });
    return page({ title: 'Nhập sổ cũ', current: 'imports', hasErrors: state.errors.length > 0, body: <ImportsPage state={state} imports={items} today={this.clock.today()} /> });
  }
}
