import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import type { Period } from '#libs/reporting';
import { slug } from '#libs/vietnamese';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { type Caller, callerHasRole } from '#src/platform/http';
import { Units } from '#src/units';
import { canonicalJson } from '../domain/content-hash.js';
import { type NarrativeHead, narrativeData } from '../domain/narrative-data.js';
import type { NarrativeFigures } from '../domain/narrative-tables.js';
import { refuse } from '../refusals.js';
import { fillTemplate, tagsOf } from './fill-template.js';
import { REPORT_ROLES } from './find-reports.js';
import { GatherNarrative } from './gather-narrative.js';
import { NarrativeTemplates } from './narrative-templates.js';
import { chartMark, placeCharts } from './word-charts.js';

type HeadNames = Pick<NarrativeHead, 'unitName' | 'parentName' | 'place'>;

export function narrativeFileName(period: Period, consolidated = false): string {
  return `bao-cao-cchc-${consolidated ? 'tong-hop-' : ''}${slug(period.label)}.docx`;
}

/** The units whose tables a caller may ask for. */
export function unitsOpenTo(caller: Caller): string[] {
  return caller.unitIds.filter((id) => callerHasRole(caller, id, REPORT_ROLES));
}

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
   * Of a unit's own records, or of all units below it added up.
   * @param mayRead the units that whoever asks may ask of
   * @throws report.period_in_future, report.log_too_busy, report.nothing_to_consolidate, http.forbidden
   */
  async write(unitId: string, period: Period, consolidated: { mayRead: readonly string[] } | null = null): Promise<Buffer> {
    const today = this.clock.today();
    if (period.to > today) throw refuse('report.period_in_future', { to: period.to, today });
    const figures = consolidated ? await this.gathering.below(unitId, period, consolidated.mayRead) : await this.gathering.own(unitId, period);
    const { names, template } = await this.database.inUnit(unitId, async (tx) => ({ names: await this.namesFor(tx, unitId, period), template: await this.templates.content(tx, unitId) }));
    const values = narrativeData(this.headOf(names, period, figures), figures, await tagsOf(template), chartMark);
    return placeCharts(await fillTemplate(template, values), figures.charts, CHART_WIDTH);
  }

  private async namesFor(tx: Tx, unitId: string, period: Period): Promise<HeadNames> {
    const { name, parentId, place } = await this.units.getFor(tx, unitId, period);
    return { unitName: name, parentName: parentId === null ? null : (await this.units.getFor(tx, parentId, period)).name, place };
  }

  private headOf(names: HeadNames, period: Period, { tables }: NarrativeFigures): NarrativeHead {
    const countedAt = this.clock.now();
    const counted = Object.fromEntries(Object.entries(tables).map(([id, { table }]) => [id, table]));
    return {
      ...names, on: civilDateOf(countedAt), period, countedAt,
      contentHash: createHash('sha256').update(canonicalJson(counted)).digest('hex'),
    };
  }
}
