import { formatDate, formatDateTime, isCivilDate } from '#libs/civil-date';

/** What a refusal code means: the HTTP status it answers with and the Vietnamese sentence, with {facts} to fill in. */
export interface RefusalDefinition {
  readonly status: number;
  readonly text: string;
  /** Seconds after which trying again makes sense; becomes the Retry-After header. */
  readonly retryAfter?: number;
}

export interface FieldError {
  /** Path of the field in the request, e.g. `owner.idNumber` or `papers.0.name`. */
  readonly field: string;
  readonly code: string;
  /** Vietnamese sentence to show beside the field. */
  readonly message: string;
}

export type Fact = string | number | bigint | boolean | Date | null | undefined | readonly string[];
export type Facts = Readonly<Record<string, Fact>>;

export interface RefusalExtras {
  readonly errors?: readonly FieldError[];
  /** Seconds; overrides the definition's. */
  readonly retryAfter?: number;
}

/** An expected "no", with a code and the facts. Thrown, so that the transaction around it rolls back. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly text: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfter?: number;

  constructor(
    readonly code: string,
    definition: RefusalDefinition,
    readonly facts: Facts = {},
    extras: RefusalExtras = {},
  ) {
    const text = fill(definition.text, facts);
    super(`${code}: ${text}`);
    this.status = definition.status;
    this.text = text;
    this.errors = extras.errors;
    this.retryAfter = extras.retryAfter ?? definition.retryAfter;
  }
}

type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never;

type FactsArguments<Text extends string> = [Placeholder<Text>] extends [never]
  ? [facts?: Facts, extras?: RefusalExtras]
  : [facts: Facts & Readonly<Record<Placeholder<Text>, Fact>>, extras?: RefusalExtras];

/** Makes the refusal of a code; the facts that its text names are required by the type. */
export type Refuse<Definitions extends Readonly<Record<string, RefusalDefinition>>> = <Code extends keyof Definitions & string>(
  code: Code,
  ...rest: FactsArguments<Definitions[Code]['text']>
) => Refusal;

export interface RegisteredRefusal extends RefusalDefinition {
  readonly code: string;
}

const registered = new Map<string, RegisteredRefusal>();
const CODE_SHAPE = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;

/**
 * Declares refusal codes and returns the function that makes them.
 *
 * @example
 * const refuse = defineRefusals({ 'dossier.not_found': { status: 404, text: 'Không tìm thấy hồ sơ {code}.' } });
 * throw refuse('dossier.not_found', { code: 'H26.15.30-211027-0001' });
 *
 * @throws Error when a code is already defined, badly shaped, or its status is not a 4xx or 5xx.
 */
export function defineRefusals<const Definitions extends Readonly<Record<string, RefusalDefinition>>>(
  definitions: Definitions,
): Refuse<Definitions> {
  for (const [code, definition] of Object.entries(definitions)) {
    if (!CODE_SHAPE.test(code)) throw new Error(`Refusal code "${code}" must look like "dossier.not_found"`);
    if (registered.has(code)) throw new Error(`Refusal code "${code}" is defined twice`);
    if (definition.status < 400 || definition.status > 599) throw new Error(`Refusal "${code}" needs a 4xx or 5xx status`);
    if (definition.text.trim() === '') throw new Error(`Refusal "${code}" needs a text`);
    registered.set(code, { code, ...definition });
  }
  return (code, ...rest) => {
    const definition = definitions[code];
    if (definition === undefined) throw new Error(`Refusal code "${code}" is not defined`);
    return new Refusal(code, definition, rest[0], rest[1]);
  };
}

/** Every code defined so far, in order, for the API description and for the test that each has a text. */
export function allRefusals(): readonly RegisteredRefusal[] {
  return [...registered.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** True for a refusal, and for one of the given codes when codes are named. */
export function isRefusal(error: unknown, ...codes: readonly string[]): error is Refusal {
  return error instanceof Refusal && (codes.length === 0 || codes.includes(error.code));
}

function fill(text: string, facts: Facts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => show(facts[name]));
}

function show(fact: Fact): string {
  if (fact === null || fact === undefined) return '…';
  if (fact instanceof Date) return formatDateTime(fact);
  if (typeof fact === 'string') return isCivilDate(fact) ? formatDate(fact) : fact;
  if (typeof fact === 'object') return fact.map(show).join(', ');
  if (typeof fact === 'boolean') return fact ? 'có' : 'không';
  return String(fact);
}
