import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { MissingCloseDelimiterError, MissingStartDelimiterError, TemplateSyntaxError, UnclosedTagError, UnopenedTagError } from 'easy-template-x';
import { Audit } from '#src/platform/audit';
import { Clock } from '#src/platform/clock';
import { Database, packageRoot, type Tx } from '#src/platform/database';
import { ArchiveError, checkOfficeArchive } from '#src/platform/tabular';
import { NarrativeTemplateStore, type TemplateInForce } from '../data/narrative-template.store.js';
import { refuse } from '../refusals.js';
import { hasSources, tagsOf, tryTemplate, unknownTags } from './fill-template.js';

const SHIPPED = join(packageRoot(), 'src/reports/data/bao-cao-cchc.docx');
const MAIN_PART = 'word/document.xml';
/** Of all parts unpacked: a template holds words and at most a coat of arms. */
const MOST_UNPACKED = 20 * 1024 * 1024;

export const TEMPLATE_MAX_BYTES = 2 * 1024 * 1024;

/** What a unit's periodic report is written in: a Word file of its own, or the one that comes with the program. */
@Injectable()
export class NarrativeTemplates {
  constructor(
    private readonly database: Database,
    private readonly store: NarrativeTemplateStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Undefined where the unit goes by the program's. */
  own(unitId: string): Promise<TemplateInForce | undefined> {
    return this.database.inUnit(unitId, (tx) => this.store.inForce(tx, unitId));
  }

  async content(tx: Tx, unitId: string): Promise<Buffer> {
    return (await this.store.content(tx, unitId)) ?? readFile(SHIPPED);
  }

  contentOf(unitId: string): Promise<Buffer> {
    return this.database.inUnit(unitId, (tx) => this.content(tx, unitId));
  }

  /**
   * From now on the unit's reports are written in it; earlier templates are kept.
   * @throws report.template_unreadable, report.template_unknown_tags, report.template_without_sources
   */
  async replace(unitId: string, by: string, fileName: string, bytes: Buffer): Promise<void> {
    await checkTemplate(bytes);
    await this.put(unitId, by, { fileName, content: bytes });
  }

  /** Back to the program's own. */
  reset(unitId: string, by: string): Promise<void> {
    return this.put(unitId, by, null);
  }

  private put(unitId: string, by: string, file: { fileName: string; content: Buffer } | null): Promise<void> {
    const sha256 = file && createHash('sha256').update(file.content).digest('hex');
    return this.database.inUnit(unitId, async (tx) => {
      await this.store.put(tx, { unitId, file, sha256, at: this.clock.now(), by });
      await this.audit.record(tx, { unitId, accountId: by, action: 'report.template_set', subject: unitId, facts: { sha256 } });
    });
  }
}

/** What cannot be filled, or would leave a place empty, is found now and not on the day of the report. */
async function checkTemplate(bytes: Buffer): Promise<void> {
  const used = await checkOfficeArchive(bytes, MAIN_PART, MOST_UNPACKED).then(() => tagsOf(bytes)).catch((error: unknown) => {
    throw refuse('report.template_unreadable', { problem: problemIn(error) });
  });
  const unknown = unknownTags(used);
  if (unknown.length > 0) throw refuse('report.template_unknown_tags', { tags: unknown.map((tag) => `{${tag}}`).join(', ') });
  await tryTemplate(bytes).catch((error: unknown) => {
    throw refuse('report.template_unreadable', { problem: problemIn(error) });
  });
  if (!hasSources(used)) throw refuse('report.template_without_sources', { loop: '{#nguon}' });
}

function problemIn(error: unknown): string {
  if (error instanceof ArchiveError) return error.message;
  if (error instanceof UnclosedTagError) return `chỗ {#${error.tagName}} chưa có {/${error.tagName}} đóng lại`;
  if (error instanceof UnopenedTagError) return `chỗ {/${error.tagName}} không có {#${error.tagName}} ở trước`;
  if (error instanceof MissingCloseDelimiterError) return `ngoặc nhọn mở ở “${error.openDelimiterText}” chưa đóng`;
  if (error instanceof MissingStartDelimiterError) return `ngoặc nhọn đóng ở “${error.closeDelimiterText}” không có ngoặc mở`;
  if (error instanceof TemplateSyntaxError) return 'chỗ điền viết sai';
  return 'không đọc được nội dung';
}
