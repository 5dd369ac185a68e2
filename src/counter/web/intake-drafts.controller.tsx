import { Body, Param, Post } from '@nestjs/common';
import { type Answer, DeskController, file, mustBe, seeOther, type Visit, Visiting } from '#src/desk';
import { Allow, type FormFields } from '#src/platform/http';
import { IntakeDrafts } from '../app/intake-drafts.js';
import { INTAKE_PATH } from './intake-paths.js';

/** Drafts kept by the page itself while somebody types, and thrown away by hand. */
@DeskController(`${INTAKE_PATH}/nhap`)
export class IntakeDraftsController {
  constructor(private readonly drafts: IntakeDrafts) {}

  @Allow('clerk', 'leader')
  @Post()
  async keep(@Visiting() visit: Visit, @Body() fields: FormFields): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    const { when } = await this.drafts.keep(visit, fields);
    return file('nhap.txt', 'text/plain; charset=utf-8', Buffer.from(`Đã lưu nháp ${when}`), { inline: true });
  }

  @Allow('clerk', 'leader')
  @Post(':id/bo')
  async drop(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    mustBe(visit, 'clerk', 'leader');
    await this.drafts.drop(visit, id);
    return seeOther(INTAKE_PATH, { tone: 'done', text: 'Đã bỏ bản nháp.' });
  }
}
