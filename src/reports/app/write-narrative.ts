import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { Units } from '#src/units';
import { canonicalJson } from '../domain/content-hash.js';
import { narrativeData } from '../domain/narrative-data.js';
import { refuse } from '../refusals.js';
import { fillTemplate, tagsOf } from './fill-template.js';
import { NarrativeTemplates } from './narrative-templates.js';
import { CountNarrative } from './count-narrative.js';

/** R11: the chapter on procedures of the periodic report, as a Word document to be finished by hand; its last pages say where every figure comes from. */
@Injectable()
export class WriteNarrative {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly counting: CountNarrative,
    private readonly templates: NarrativeTemplates,
    private readonly clock: Clock,
  ) {}

  /** @throws report.period_in_future, report.log_too_busy */
  async write(unitId: string, period: Period): Promise<Buffer> {
    const today = this.clock.today();
    if (period.to > today) throw refuse('report.period_in_future', { to: period.to, today });
    const tables = await this.counting.count(unitId, period);
    const { unit, parent, template } = await this.database.inUnit(unitId, async (tx) => {
      const found = await this.units.get(tx, unitId);
      return { unit: found, parent: found.parentId === null ? null : await this.units.get(tx, found.parentId), template: await this.templates.content(tx, unitId) };
    });
    const countedAt = this.clock.now();
    const counted = Object.fromEntries(Object.entries(tables).map(([id, { table }]) => [id, table]));
    const head = {
      unitName: unit.name, parentName: parent?.name ?? null, place: unit.place, on: civilDateOf(countedAt), period, countedAt,
      contentHash: createHash('sha256').update(canonicalJson(counted)).digest('hex'),
    };
    return fillTemplate(template, narrativeData(head, tables, await tagsOf(template)));
  }
}
