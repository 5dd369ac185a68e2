import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { Units } from '#src/units';
import { canonicalJson } from '../domain/content-hash.js';
import type { NarrativeOrder, WrittenNarrative } from '../domain/narrative.js';
import { type NarrativeHead, narrativeData } from '../domain/narrative-data.js';
import { failuresIn } from '../domain/narrative-sources.js';
import type { NarrativeFigures } from '../domain/narrative-tables.js';
import { fillTemplate, tagsOf } from './fill-template.js';
import { GatherNarrative } from './gather-narrative.js';
import { NarrativeTemplates } from './narrative-templates.js';
import { chartMark, placeCharts } from './word-charts.js';

type HeadNames = Pick<NarrativeHead, 'unitName' | 'parentName' | 'place'>;

/** Centimetres: the width of the text on the paper of the shipped template. */
const CHART_WIDTH = 16;

/** R11: the chapter on procedures of the periodic report, as a Word document to be finished by hand; its last pages say where every figure comes from. */
@Injectable()
export class WriteNarrative {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly gathering: GatherNarrative,
    private readonly templates: NarrativeTemplates,
    private readonly clock: Clock,
  ) {}

  /**
   * @param onProgress told in per cent
   * @throws report.log_too_busy
   */
  async write(order: NarrativeOrder, onProgress: (percent: number) => Promise<void> = () => Promise.resolve()): Promise<WrittenNarrative> {
    const { unitId, period } = order;
    // What was entered before this is in it; what is entered while it is counted may be.
    const countedAt = this.clock.now();
    const figures = await this.gathering.gather(order, onProgress);
    const { names, template } = await this.database.inUnit(unitId, async (tx) => ({ names: await this.namesFor(tx, unitId, period), template: await this.templates.content(tx, unitId) }));
    const head = headOf(names, period, countedAt, figures);
    const values = narrativeData(head, figures, await tagsOf(template), chartMark);
    const content = await placeCharts(await fillTemplate(template, values), figures.charts, CHART_WIDTH);
    return { content, unitName: names.unitName, countedAt, figuresHash: head.contentHash, failedChecks: failuresIn(figures).length };
  }

  private async namesFor(tx: Tx, unitId: string, period: Period): Promise<HeadNames> {
    const { name, parentId, place } = await this.units.getFor(tx, unitId, period);
    return { unitName: name, parentName: parentId === null ? null : (await this.units.getFor(tx, parentId, period)).name, place };
  }
}

function headOf(names: HeadNames, period: Period, countedAt: Date, { tables }: NarrativeFigures): NarrativeHead {
  const counted = Object.fromEntries(Object.entries(tables).map(([id, { table }]) => [id, table]));
  return { ...names, on: civilDateOf(countedAt), period, countedAt, contentHash: createHash('sha256').update(canonicalJson(counted)).digest('hex') };
}
