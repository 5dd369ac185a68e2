import type { CivilDate } from '#libs/civil-date';
import type { Unit, UnitCode, UnitRecord } from './unit.js';
import { nameOn, type UnitName } from './unit-names.js';

const BY_NAME = new Intl.Collator('vi');

/** All units with their codes and names: small and rarely written, so it is held whole and asked in memory. */
export class UnitTree {
  private readonly byId: ReadonlyMap<string, UnitRecord>;
  private readonly byCode = new Map<string, UnitRecord>();
  private readonly byParent = new Map<string, UnitRecord[]>();

  constructor(records: readonly UnitRecord[]) {
    this.byId = new Map(records.map((record) => [record.id, record]));
    for (const record of records) {
      for (const { code } of record.codes) this.byCode.set(code, record);
      if (!record.parentId) continue;
      const siblings = this.byParent.get(record.parentId);
      if (siblings) siblings.push(record);
      else this.byParent.set(record.parentId, [record]);
    }
  }

  /** As it was called on a day. */
  find(id: string, date: CivilDate): Unit | undefined {
    const record = this.byId.get(id);
    return record && asOn(record, date);
  }

  findByCode(code: string, today: CivilDate): Unit | undefined {
    const record = this.byCode.get(code);
    return record && asOn(record, today);
  }

  all(today: CivilDate): Unit[] {
    return inOrder([...this.byId.values()], today);
  }

  children(id: string, today: CivilDate): Unit[] {
    return inOrder(this.byParent.get(id) ?? [], today);
  }

  codesOf(id: string): readonly UnitCode[] {
    return this.byId.get(id)?.codes ?? [];
  }

  namesOf(id: string): readonly UnitName[] {
    return this.byId.get(id)?.names ?? [];
  }

  /** The unit itself and everything below it; empty for an unknown unit. */
  descendantIds(id: string): string[] {
    const found = this.byId.has(id) ? [id] : [];
    for (const next of found) found.push(...(this.byParent.get(next) ?? []).map((child) => child.id));
    return found;
  }

  /** The unit itself and everything above it, nearest first; empty for an unknown unit. */
  ancestorIds(id: string): string[] {
    const found: string[] = [];
    for (let at = this.byId.get(id); at && !found.includes(at.id); at = at.parentId ? this.byId.get(at.parentId) : undefined) found.push(at.id);
    return found;
  }

  /** The unit itself and whoever took its work over, in order. */
  successorIds(id: string): string[] {
    const found: string[] = [];
    for (let at = this.byId.get(id); at && !found.includes(at.id); at = at.successorId ? this.byId.get(at.successorId) : undefined) found.push(at.id);
    return found;
  }
}

/** The code in use on a day; undefined before the first and after the last. */
export function codeOn(codes: readonly UnitCode[], date: CivilDate): string | undefined {
  return codes.find((code) => code.validFrom <= date && (code.validTo === null || date <= code.validTo))?.code;
}

function asOn({ id, parentId, kind, successorId, codes, names }: UnitRecord, date: CivilDate): Unit {
  const begun = codes.filter((code) => code.validFrom <= date);
  const { name = '', place = '' } = nameOn(names, date) ?? {};
  return { id, parentId, kind, name, place, code: codeOn(codes, date) ?? begun.at(-1)?.code ?? codes[0]?.code ?? '', successorId };
}

function inOrder(records: readonly UnitRecord[], today: CivilDate): Unit[] {
  return records.map((record) => asOn(record, today)).sort((a, b) => BY_NAME.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
