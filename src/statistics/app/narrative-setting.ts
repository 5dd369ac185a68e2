import { Injectable } from '@nestjs/common';
import type { Period } from '#libs/reporting';
import { Database } from '#src/platform/database';
import type { Caller } from '#src/platform/http';
import { Consolidation, type Narrative, NarrativeTemplates, RequestNarrative, type UnitClosing } from '#src/reports';
import { ReportNames } from './report-names.js';

/** What stands around the periodic report on its page. */
export interface NarrativeSurroundings {
  unitName: string;
  /** Null where there is no unit below. */
  below: readonly UnitClosing[] | null;
  own: Awaited<ReturnType<NarrativeTemplates['own']>>;
  people: ReadonlyMap<string, string>;
}

/** The page of the periodic report: of whom it would be, in which template, and asking for it. */
@Injectable()
export class NarrativeSetting {
  constructor(
    private readonly database: Database,
    private readonly requesting: RequestNarrative,
    private readonly templates: NarrativeTemplates,
    private readonly consolidation: Consolidation,
    private readonly names: ReportNames,
  ) {}

  async of(caller: Caller, unitId: string, period: Period, askers: readonly string[]): Promise<NarrativeSurroundings> {
    const own = await this.templates.own(unitId);
    const unit = await this.names.unit(unitId);
    const below = (await this.names.hasUnitsBelow(unitId)) ? await this.consolidation.closings(caller, unitId, 'R2', period) : null;
    return { unitName: unit.name, below, own, people: await this.names.people([...new Set([...askers, ...(own ? [own.setBy] : [])])]) };
  }

  request(asker: Parameters<RequestNarrative['request']>[1], request: Parameters<RequestNarrative['request']>[2]): Promise<Narrative> {
    return this.database.inUnit(request.unitId, (tx) => this.requesting.request(tx, asker, request));
  }
}
