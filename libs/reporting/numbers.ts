/** Base numbers of a line by name; one that is missing was not counted, which is not 0. */
export type Numbers<Name extends string = string> = Readonly<Partial<Record<Name, number>>>;

/**
 * Base numbers by name, those in groups as 'group.member', as columns name them.
 * @example numbersOf({ received: 3, finished: { early: 2, late: 1 } }) // { received: 3, 'finished.early': 2, 'finished.late': 1 }
 */
export function numbersOf(base: object): Numbers {
  const flat: Record<string, number> = {};
  for (const [group, value] of Object.entries(base) as [string, unknown][]) {
    if (typeof value === 'number') flat[group] = value;
    else if (typeof value === 'object' && value !== null) {
      for (const [member, number] of Object.entries(value) as [string, number][]) flat[`${group}.${member}`] = number;
    }
  }
  return flat;
}

/** Name by name; what one line lacks, the sum lacks. Over no lines every name is 0. */
export function addNumbers(lines: readonly Numbers[], names: Iterable<string>): Numbers {
  const total: Record<string, number> = {};
  for (const name of new Set([...names, ...lines.flatMap((line) => Object.keys(line))])) {
    const sum = sumOver(lines.map((line) => line[name]));
    if (sum !== null) total[name] = sum;
  }
  return total;
}

/** Null when one of them was not counted. */
export function sumOf(names: readonly string[], numbers: Numbers): number | null {
  return sumOver(names.map((name) => numbers[name]));
}

/** Per cent with at most two decimals, halves up; null over 0. @example percentage(2, 3) === 66.67 */
export function percentage(part: number, whole: number): number | null {
  return ratio(part, whole, 100);
}

/** `scale` times part over whole with at most two decimals, halves up; null over 0. @example ratio(31, 20, 1) === 1.55 */
export function ratio(part: number, whole: number, scale: 1 | 100): number | null {
  // In integers: 1.005 times 100 is not 100.5 in binary.
  return whole === 0 ? null : Math.floor((part * 200 * scale + whole) / (2 * whole)) / 100;
}

/** Days are kept with decimals; their sum must not show those of binary numbers. */
function sumOver(parts: readonly (number | undefined)[]): number | null {
  let sum = 0;
  for (const part of parts) {
    if (part === undefined) return null;
    sum += part;
  }
  return Math.round(sum * 1e6) / 1e6;
}
