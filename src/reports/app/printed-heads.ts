import { Injectable } from '@nestjs/common';
import type { CivilDate } from '#libs/civil-date';
import { Clock } from '#src/platform/clock';
import { Database, type Tx } from '#src/platform/database';
import { Units } from '#src/units';
import type { ClosedHead, PrintedHead, Run } from '../domain/run.js';

type Dated = { to: CivilDate };

/** The names that papers are headed with: as on the period's last day, and of what is closed as they were when it was closed. */
@Injectable()
export class PrintedHeads {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  /** @param period absent: as today */
  now(unitId: string, period?: Dated): Promise<PrintedHead> {
    return this.database.inUnit(unitId, (tx) => this.in(tx, unitId, period));
  }

  async ofRun({ head, unitId, period }: Pick<Run, 'head' | 'unitId' | 'period'>): Promise<PrintedHead> {
    return head ?? this.now(unitId, period);
  }

  /** Of units whose dossiers a table counts, by id. */
  async unitNames({ head, unitId, period }: Pick<Run, 'head' | 'unitId' | 'period'>, unitIds: readonly string[]): Promise<Map<string, string>> {
    return this.database.inUnit(unitId, async (tx) => {
      const names = new Map<string, string>();
      for (const id of unitIds) if (!names.has(id)) names.set(id, head?.unitNames[id] ?? (await this.units.getFor(tx, id, period)).name);
      return names;
    });
  }

  async in(tx: Tx, unitId: string, period: Dated = { to: this.clock.today() }): Promise<PrintedHead> {
    const { name, place, parentId } = await this.units.getFor(tx, unitId, period);
    return { unitName: name, parentName: parentId === null ? null : (await this.units.getFor(tx, parentId, period)).name, place };
  }

  /** What a run is to keep from its closing on. */
  async toKeep(tx: Tx, { unitId, unitIds, period }: Pick<Run, 'unitId' | 'unitIds' | 'period'>): Promise<ClosedHead> {
    const unitNames: Record<string, string> = {};
    for (const id of unitIds) unitNames[id] = (await this.units.getFor(tx, id, period)).name;
    return { ...(await this.in(tx, unitId, period)), unitNames };
  }
}
