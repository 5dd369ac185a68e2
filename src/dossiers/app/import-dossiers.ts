import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { parseDossierCode } from '#libs/dossier-code';
import type { WorkCalendar } from '#libs/worktime';
import { Clock } from '#src/platform/clock';
import type { Tx } from '#src/platform/database';
import type { Refusal } from '#src/platform/refusal';
import { ImportStore } from '../data/import.store.js';
import { SerialStore } from '../data/serial.store.js';
import { type NewStep, StepStore } from '../data/step.store.js';
import type { DossierEntity } from '../data/dossier.entity.js';
import { currentStateOf } from '../domain/current-state.js';
import { type ImportedLife, liveThrough, type LivedThrough } from '../domain/imported-life.js';
import { refuseFlow } from '../refusals.js';

/** Takes over whole lives of dossiers from an older register: codes and dates stay as they were, entered late and by no person here. */
@Injectable()
export class ImportDossiers {
  constructor(
    private readonly store: ImportStore,
    private readonly serials: SerialStore,
    private readonly steps: StepStore,
    private readonly clock: Clock,
  ) {}

  /** Whether the life can have happened. Changes nothing. @throws RangeError when the calendar does not reach its days */
  check(life: ImportedLife, calendar: WorkCalendar): LivedThrough | Refusal {
    const lived = liveThrough(life, calendar, this.clock.now());
    return lived.ok ? lived : refuseFlow(lived);
  }

  /** Which of the codes the unit has dossiers under already. */
  taken(tx: Tx, unitId: string, codes: readonly string[]): Promise<Set<string>> {
    return this.store.taken(tx, unitId, codes);
  }

  /**
   * Writes those whose code is free, a handful of statements and one wake-up of the followers however many they are.
   * Their serials are used up, so that the desk's next code of such a day comes after them.
   * @returns the codes that were taken; nothing was written for them
   */
  async run(tx: Tx, unitId: string, lives: readonly LivedThrough[]): Promise<Set<string>> {
    if (lives.length === 0) return new Set();
    // First the serials: whoever is receiving on one of these days commits before the codes are looked at.
    await this.serials.reserve(tx, unitId, lives.map(({ code }) => serialOf(code)));
    const taken = await this.store.taken(tx, unitId, lives.map(({ code }) => code));
    const free = lives.filter(({ code }) => !taken.has(code));
    if (free.length === 0) return taken;
    const createdAt = this.clock.now();
    const rows = free.map((life) => rowOf(life, unitId, createdAt));
    await this.store.insert(tx, unitId, rows);
    await this.steps.append(tx, unitId, free.flatMap((life, index) => life.steps.map((step): NewStep => ({ ...step, dossierId: (rows[index] as DossierEntity).id }))));
    return taken;
  }
}

function serialOf(code: string): { day: string; last: number } {
  const parsed = parseDossierCode(code);
  if (!parsed) throw new RangeError(`not a dossier code: ${code}`);
  return { day: parsed.date, last: parsed.serial };
}

/** Which internal step an open one stands at, the register does not say. */
function rowOf(life: LivedThrough, unitId: string, createdAt: Date): DossierEntity {
  return {
    ...currentStateOf(life.history),
    unitId, id: uuidv7(), code: life.code, procedureId: life.procedureId, receivedAtUnitId: unitId,
    stepPosition: null, stepDueAt: null, dueProvisional: life.dueProvisional, createdAt,
  };
}
