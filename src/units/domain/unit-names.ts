import { addDays, type CivilDate } from '#libs/civil-date';

/** A name as it was entered. */
export interface NameEntry {
  validFrom: CivilDate;
  name: string;
  /** Place name printed before the date on forms. */
  place: string;
  /** Number of the resolution or decision. */
  decision: string | null;
}

export interface UnitName extends NameEntry {
  /** Last day; null while no other name follows. */
  validTo: CivilDate | null;
}

/** From `on` the unit was called `to`. */
export interface Renaming {
  from: string;
  to: string;
  on: CivilDate;
}

/** The names that came into force, oldest first, from all that was entered, in order: one of the same day corrects the earlier one. */
export function nameHistory(entries: readonly NameEntry[]): UnitName[] {
  let kept: NameEntry[] = [];
  for (const entry of entries) {
    kept = kept.filter(({ validFrom }) => validFrom < entry.validFrom);
    const last = kept.at(-1);
    if (last?.name !== entry.name || last.place !== entry.place) kept.push(entry);
  }
  return kept.map((entry, index) => {
    const next = kept[index + 1];
    return { ...entry, validTo: next ? addDays(next.validFrom, -1) : null };
  });
}

/** The name in force on a day; before the first one the first, because a unit is never without a name. */
export function nameOn(names: readonly UnitName[], date: CivilDate): UnitName | undefined {
  return names.findLast(({ validFrom }) => validFrom <= date) ?? names[0];
}

/** The changes of name after which a period goes on under another name than it began with. */
export function renamingsIn(names: readonly UnitName[], { from, to }: { from: CivilDate; to: CivilDate }): Renaming[] {
  return names.flatMap(({ name, validFrom }, index) => {
    const before = names[index - 1];
    return before && before.name !== name && validFrom > from && validFrom <= to ? [{ from: before.name, to: name, on: validFrom }] : [];
  });
}
