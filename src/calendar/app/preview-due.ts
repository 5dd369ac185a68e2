import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { checkTerm, describeTerm, type Due, dueOf, type DueReason, explainDue, type SupplementPolicy, type Term } from '#libs/deadline';
import { Catalogue } from '#src/catalogue';
import type { Tx } from '#src/platform/database';
import { refuse } from '../refusals.js';
import { Calendars } from './calendars.js';

export interface DueQuestion {
  unitId: string;
  receivedAt: Date;
  /** Of a procedure, in the version in force on the day of receipt; or a term of its own. */
  procedureCode?: string;
  term?: Term;
  policy?: SupplementPolicy;
  pause?: { from: Date; to: Date | null };
}

export interface DuePreview extends Due {
  procedure: { code: string; name: string; versionId: string } | null;
  term: Term;
  termText: string;
  receivedAt: Date;
  reasons: DueReason[];
}

@Injectable()
export class PreviewDue {
  constructor(
    private readonly calendars: Calendars,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * The due date that a receipt would promise, with its reasons line by line; writes nothing.
   * @throws calendar.no_term, calendar.pause_in_disorder, calendar.cannot_count, calendar.no_sessions, catalogue.unknown_procedure,
   *   catalogue.not_in_force
   */
  async of(tx: Tx, question: DueQuestion): Promise<DuePreview> {
    const { unitId, receivedAt, pause } = question;
    const version = question.procedureCode === undefined
      ? null
      : await this.catalogue.inForce(tx, unitId, question.procedureCode, civilDateOf(receivedAt));
    const term = version?.term ?? question.term;
    if (!term || !isCountable(term)) throw refuse('calendar.no_term');
    if (pause && (pause.from < receivedAt || (pause.to && pause.to < pause.from))) throw refuse('calendar.pause_in_disorder');
    const policy = question.policy ?? version?.supplementPolicy ?? 'pause';
    const calendar = await this.calendars.of(tx, unitId);
    const facts = { receivedAt, pauses: pause ? [pause] : [], policy };
    const procedure = version && { code: version.code, name: version.name, versionId: version.id };
    return {
      procedure, term, termText: describeTerm(term), receivedAt,
      ...counted(() => ({ ...dueOf(facts, term, calendar), reasons: explainDue(facts, term, calendar) })),
    };
  }
}

function isCountable(term: Term): boolean {
  try {
    checkTerm(term);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The calendar may end before the term does: a unit without counting sessions, a date beyond all calendars. */
function counted<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (error instanceof RangeError) throw refuse('calendar.cannot_count');
    throw error;
  }
}
