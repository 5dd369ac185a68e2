import { Injectable } from '@nestjs/common';
import { civilDateOf, formatDate, formatTime } from '#libs/civil-date';
import { Drafts } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import type { FormFields } from '#src/platform/http';
import { attempt, FormState } from '#src/platform/view';
import { TYPED_PROCEDURE } from '../domain/intake-fields.js';
import type { AtCounter } from './take-in.js';

export interface DraftLine {
  id: string;
  title: string;
  /** The hour, with the day where that is another. */
  when: string;
}

const MOST_SHOWN = 5;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The page's own, of one moment only. */
const PASSING = ['_act', '_scan', '_card', '_key', '_draft'];

/** Forms that this clerk has begun at the counter. */
@Injectable()
export class IntakeDrafts {
  constructor(private readonly drafts: Drafts, private readonly clock: Clock) {}

  async keep({ caller, unitId }: AtCounter, fields: FormFields): Promise<DraftLine> {
    const state = new FormState(fields);
    const id = state.value('_draft');
    const title = [state.value(TYPED_PROCEDURE), state.value('owner.name')].filter((part) => part.trim() !== '').join(' · ');
    const kept = await this.drafts.keep(unitId, caller.accountId, { ...(ID.test(id) && { id }), title, form: passed(fields) });
    return { id: kept.id, title, when: this.when(kept.updatedAt) };
  }

  /** The fields as they stood; none of a draft that has not reached the server yet, or was sent since. */
  async open({ caller, unitId }: AtCounter, id: string): Promise<FormFields> {
    if (!ID.test(id)) return {};
    const found = await attempt(() => this.drafts.find(unitId, caller.accountId, id));
    return found.ok ? { ...(found.done.form as FormFields), _draft: id } : { _draft: id };
  }

  /** Newest first, without the one that is open. */
  async list({ caller, unitId }: AtCounter, open: string): Promise<DraftLine[]> {
    const heads = await this.drafts.list(unitId, caller.accountId);
    return heads.filter(({ id }) => id !== open).slice(0, MOST_SHOWN).map(({ id, title, updatedAt }) => ({ id, title, when: this.when(updatedAt) }));
  }

  async drop({ caller, unitId }: AtCounter, id: string): Promise<void> {
    if (ID.test(id)) await this.drafts.drop(unitId, caller.accountId, id);
  }

  private when(at: Date): string {
    const day = civilDateOf(at);
    return day === this.clock.today() ? formatTime(at) : `${formatDate(day).slice(0, 5)} ${formatTime(at)}`;
  }
}

function passed(fields: FormFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !PASSING.includes(name)));
}
