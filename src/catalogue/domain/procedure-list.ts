import type { CivilDate } from '#libs/civil-date';
import { parseProcedureCode } from '#libs/dossier-code';
import { heldOn } from './timeline.js';
import type { ProcedureVersion } from './version.js';

/** The list that one unit keeps: every version that holds, held or will hold, by procedure code. */
export class ProcedureList {
  private readonly byCode = new Map<string, ProcedureVersion[]>();
  private readonly byNationalCode = new Map<string, string>();

  /** @param versions oldest first within a procedure */
  constructor(versions: readonly ProcedureVersion[]) {
    for (const version of versions) {
      const known = this.byCode.get(version.code);
      if (known) known.push(version);
      else this.byCode.set(version.code, [version]);
    }
    for (const code of this.byCode.keys()) {
      const national = parseProcedureCode(code)?.nationalCode;
      if (national !== undefined && !this.byNationalCode.has(national)) this.byNationalCode.set(national, code);
    }
  }

  /** The code as this list writes it: a province's suffix may be on either side. @example list.codeLike('1.001193.H26') === '1.001193' */
  codeLike(code: string): string | undefined {
    if (this.byCode.has(code)) return code;
    const national = parseProcedureCode(code)?.nationalCode;
    return national === undefined ? undefined : this.byNationalCode.get(national);
  }

  get codes(): string[] {
    return [...this.byCode.keys()];
  }

  /** Oldest first, abolitions included. */
  versions(code: string): readonly ProcedureVersion[] {
    return this.byCode.get(code) ?? [];
  }

  /** What the list says about the procedure on a day: a version, its abolition, or nothing. */
  on(code: string, date: CivilDate): ProcedureVersion | undefined {
    return heldOn(this.versions(code), date);
  }

  last(code: string): ProcedureVersion | undefined {
    return this.byCode.get(code)?.at(-1);
  }
}

/**
 * The procedures in force for a unit: of its own list and those it inherits, the nearest list that says anything about a
 * procedure on that day decides.
 * @param lists nearest first
 */
export function inForceOn(lists: readonly ProcedureList[], date: CivilDate): ProcedureVersion[] {
  const decided = new Map<string, ProcedureVersion>();
  for (const list of lists) {
    for (const code of list.codes) {
      const version = decided.has(code) ? undefined : list.on(code, date);
      if (version) decided.set(code, version);
    }
  }
  return [...decided.values()].filter((version) => version.changeKind !== 'abolished').sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Every version of every procedure on the lists; of a procedure on several the nearest speaks. @param lists nearest first */
export function nearestVersions(lists: readonly ProcedureList[]): ProcedureVersion[] {
  return lists.flatMap((list, index) => {
    const nearer = lists.slice(0, index);
    return list.codes.filter((code) => !nearer.some((other) => other.codeLike(code) !== undefined)).flatMap((code) => list.versions(code));
  });
}
