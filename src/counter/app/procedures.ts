import { Injectable } from '@nestjs/common';
import { civilDateOf } from '#libs/civil-date';
import { describeTerm } from '#libs/deadline';
import { Catalogue, type ProcedureVersion } from '#src/catalogue';
import { RecentProcedures } from '#src/dossiers';
import { Clock } from '#src/platform/clock';
import { Database } from '#src/platform/database';
import { isRefusal } from '#src/platform/refusal';

export interface Suggestion {
  value: string;
  text: string;
  hint: string;
}

/** What was typed for a procedure: one of them, several to choose from, or none. */
export interface FoundProcedure {
  version?: ProcedureVersion;
  matches: readonly ProcedureVersion[];
}

const MOST_SUGGESTED = 12;

/** Procedures as they are found at the counter. */
@Injectable()
export class Procedures {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly recent: RecentProcedures,
    private readonly clock: Clock,
  ) {}

  /** By the first letters of words, without diacritics; nothing typed: those that this clerk receives most. */
  async suggest(unitId: string, accountId: string, typed: string): Promise<Suggestion[]> {
    const often = await this.recentCodes(unitId, accountId);
    const found = await this.database.inUnit(unitId, (tx) => this.catalogue.search(tx, unitId, typed, this.clock.today()));
    const rank = (code: string): number => (often.includes(code) ? often.indexOf(code) : often.length);
    const shown = typed.trim() === '' && often.length > 0 ? found.filter(({ code }) => often.includes(code)) : found;
    return [...shown].sort((a, b) => rank(a.code) - rank(b.code)).slice(0, MOST_SUGGESTED).map(suggestionOf);
  }

  /** A code, what a suggestion reads, or words that fit one procedure only. */
  async find(unitId: string, { code, text }: { code: string; text: string }, at = this.clock.now()): Promise<FoundProcedure> {
    if (code !== '') {
      const version = await this.inForce(unitId, code, at);
      // Without script the text changes and the code behind it does not.
      if (version && (text === '' || text === procedureText(version))) return { version, matches: [] };
    }
    if (text.trim() === '') return { matches: [] };
    const matches = await this.database.inUnit(unitId, (tx) => this.catalogue.search(tx, unitId, codeIn(text) ?? text, civilDateOf(at)));
    const [only, ...others] = matches;
    return only && others.length === 0 ? { version: only, matches: [] } : { matches: matches.slice(0, MOST_SUGGESTED) };
  }

  /** Those that are due on the day of receipt and can be settled at the counter, this clerk's most used first. */
  async settledAtOnce(unitId: string, accountId: string): Promise<ProcedureVersion[]> {
    const often = await this.recentCodes(unitId, accountId);
    const all = await this.database.inUnit(unitId, (tx) => this.catalogue.search(tx, unitId, '', this.clock.today()));
    const rank = ({ code }: ProcedureVersion): number => (often.includes(code) ? often.indexOf(code) : often.length);
    return all.filter(({ term }) => term.unit === 'same_day').sort((a, b) => rank(a) - rank(b));
  }

  private async recentCodes(unitId: string, accountId: string): Promise<string[]> {
    return (await this.recent.of(unitId, accountId)).map(({ code }) => code);
  }

  private async inForce(unitId: string, code: string, at: Date): Promise<ProcedureVersion | undefined> {
    try {
      return await this.database.inUnit(unitId, (tx) => this.catalogue.inForce(tx, unitId, code, civilDateOf(at)));
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }
}

export function suggestionOf({ code, name, fieldName, term }: ProcedureVersion): Suggestion {
  return { value: code, text: procedureText({ code, name }), hint: `${fieldName} · ${describeTerm(term)}` };
}

/** @example procedureText({ code: '1.001193', name: 'Thủ tục đăng ký khai sinh' }) === 'Thủ tục đăng ký khai sinh (1.001193)' */
export function procedureText({ code, name }: { code: string; name: string }): string {
  return `${name} (${code})`;
}

function codeIn(text: string): string | undefined {
  return /\(([^()\s]+)\)\s*$/.exec(text)?.[1];
}
