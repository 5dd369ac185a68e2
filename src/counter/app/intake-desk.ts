import { Injectable } from '@nestjs/common';
import { parseIdNumber } from '#libs/citizen-id';
import type { Channel, State } from '#libs/dossier-flow';
import type { ProcedureVersion } from '#src/catalogue';
import { SearchDossiers } from '#src/dossiers';
import { Database } from '#src/platform/database';
import { parseInstant } from '#src/platform/http';
import type { FormState } from '#src/platform/view';
import { TYPED_PROCEDURE } from '../domain/intake-fields.js';
import { type PaperRow, paperRows } from '../domain/paper-rows.js';
import { Procedures } from './procedures.js';
import { type DuePromise, Promises } from './promises.js';

/** What the counter knows about a form as far as it is filled in. */
export interface IntakeScene {
  version?: ProcedureVersion;
  /** Where what was typed fits several procedures. */
  matches: readonly ProcedureVersion[];
  /** Not in force at the time that was typed, but now: it is the time that is wrong. */
  notThen?: true;
  papers: readonly PaperRow[];
  promise?: DuePromise;
  /** Open dossiers of this owner for this procedure. */
  duplicates: readonly { code: string; state: State }[];
}

@Injectable()
export class IntakeDesk {
  constructor(
    private readonly procedures: Procedures,
    private readonly promises: Promises,
    private readonly searching: SearchDossiers,
    private readonly database: Database,
  ) {}

  /** @param ticked all papers taken as complete */
  async scene(unitId: string, state: FormState, ticked = false): Promise<IntakeScene> {
    const at = parseInstant(state.value('at'));
    const then = await this.procedures.find(unitId, askedFor(state), at);
    const notThen = !then.version && then.matches.length === 0 && at !== undefined;
    const { version, matches } = notThen ? await this.procedures.find(unitId, askedFor(state)) : then;
    if (!version) return { matches, papers: [], duplicates: [] };
    const promise = await this.promises.of(unitId, version.code, channelOf(state), at);
    return { version, matches, papers: paperRows(version, state, ticked), promise, duplicates: await this.duplicates(unitId, state, version), ...(notThen && { notThen }) };
  }

  private async duplicates(unitId: string, state: FormState, { procedureId }: ProcedureVersion): Promise<IntakeScene['duplicates']> {
    const id = parseIdNumber(state.value('owner.idNumber'));
    return id.ok ? this.database.inUnit(unitId, (tx) => this.searching.duplicates(tx, unitId, id.number, procedureId)) : [];
  }
}

/** Without script one of several matches is picked from a list, and the text is what counts otherwise. */
function askedFor(state: FormState): { code: string; text: string } {
  const picked = state.value('_pick');
  return picked === '' ? { code: state.value('procedure'), text: state.value(TYPED_PROCEDURE) } : { code: picked, text: '' };
}

function channelOf(state: FormState): Channel {
  const channel = state.value('channel');
  return channel === 'post' || channel === 'online' ? channel : 'counter';
}
