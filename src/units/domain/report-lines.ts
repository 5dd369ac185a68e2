/** A row of the unit's reports and the fields of the catalogue counted on it. */
export interface ReportLine {
  id: string;
  position: number;
  name: string;
  fieldCodes: string[];
}

export type ReportLineDraft = Omit<ReportLine, 'id'>;

/**
 * The line that a field is counted on: its own, else the one with the last position, so that no dossier is lost from a table.
 * @returns undefined only when the unit has no lines at all
 */
export function lineOfField<L extends Pick<ReportLine, 'position' | 'fieldCodes'>>(lines: readonly L[], fieldCode: string): L | undefined {
  return lines.find((line) => line.fieldCodes.includes(fieldCode)) ?? lastLine(lines);
}

/** The first position that two lines share, or the first field that stands on two lines. */
export function findClash(lines: readonly ReportLineDraft[]): { position: number } | { fieldCode: string } | undefined {
  const position = firstRepeated(lines.map((line) => line.position));
  if (position !== undefined) return { position };
  const fieldCode = firstRepeated(lines.flatMap((line) => line.fieldCodes));
  return fieldCode === undefined ? undefined : { fieldCode };
}

function lastLine<L extends { position: number }>(lines: readonly L[]): L | undefined {
  return lines.reduce<L | undefined>((last, line) => (last && last.position > line.position ? last : line), undefined);
}

function firstRepeated<T>(values: readonly T[]): T | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}
