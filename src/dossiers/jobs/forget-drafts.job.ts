import { Injectable } from '@nestjs/common';
import { Every } from '#src/platform/outbox';
import { Drafts } from '../app/drafts.js';

@Injectable()
export class ForgetDrafts {
  constructor(private readonly drafts: Drafts) {}

  @Every({ name: 'dossiers.forget_drafts', pattern: '0 20 3 * * *' })
  async forget(): Promise<void> {
    await this.drafts.forgetOld();
  }
}
