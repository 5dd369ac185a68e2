export interface ProcedureCode {
  /** The national code, e.g. `1.001193`. */
  readonly nationalCode: string;
  /** What a province put behind it, e.g. `000.00.00.H26` or `H26`; null without. */
  readonly suffix: string | null;
  /** The province of the suffix, e.g. `H26`; null without. */
  readonly provinceCode: string | null;
}

const SHAPE = /^(\d\.\d{6})(?:\.((?:\d{3}\.\d{2}\.\d{2}\.)?([A-Z]\d{2})))?$/;

/**
 * Splits a procedure code into the national code and a province's suffix; white space around it and lower case are
 * forgiven. Undefined when it is not a procedure code.
 *
 * @example parseProcedureCode('1.001193.000.00.00.H26') // { nationalCode: '1.001193', suffix: '000.00.00.H26', provinceCode: 'H26' }
 */
export function parseProcedureCode(text: string): ProcedureCode | undefined {
  const match = SHAPE.exec(text.trim().toUpperCase());
  if (match?.[1] === undefined) return undefined;
  return { nationalCode: match[1], suffix: match[2] ?? null, provinceCode: match[3] ?? null };
}
