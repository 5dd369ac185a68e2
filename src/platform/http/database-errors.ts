const UNREACHABLE = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN',
]); // prettier-ignore

/** 57P01–57P03 the server is stopping or starting, 53300 no connection left, 25006 read-only after a failover. */
const UNAVAILABLE_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25006']);

/** What pg, its pool and TypeORM say without a code. */
const UNAVAILABLE_MESSAGES =
  /^Connection terminated|^Connection ended|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed and is not queryable|Cannot use a pool after calling end|^Driver not Connected|DataSource is not (set|initialized)|terminating connection/i;

/** 40001 serialization failure, 40P01 deadlock, 55P03 lock not available, 57014 statement timeout. */
const BUSY_STATES = new Set(['40001', '40P01', '55P03', '57014']);

/** 22021 and 22P05: a text that the database cannot hold, such as one with NUL. */
const UNSTORABLE_TEXT_STATES = new Set(['22021', '22P05']);

/**
 * Whether the error says that PostgreSQL cannot be reached or is going down, so that trying again later helps.
 * Looks through the wrappers: QueryFailedError.driverError, cause, and the errors of an AggregateError.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  return chainOf(error).some(({ code, message }) => {
    if (code !== undefined && (UNREACHABLE.has(code) || UNAVAILABLE_STATES.has(code) || /^08[0-9A-Z]{3}$/.test(code))) return true;
    return UNAVAILABLE_MESSAGES.test(message);
  });
}

/** Whether the transaction lost against another one; the same request may well succeed a moment later. */
export function isDatabaseBusy(error: unknown): boolean {
  return chainOf(error).some(({ code }) => code !== undefined && BUSY_STATES.has(code));
}

/** A unique key was violated where the code did not expect it: somebody else was first. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  return chainOf(error).some((link) => link.code === '23505' && (constraint === undefined || link.constraint === constraint));
}

export function isUnstorableText(error: unknown): boolean {
  return chainOf(error).some(({ code }) => code !== undefined && UNSTORABLE_TEXT_STATES.has(code));
}

interface Link {
  readonly code?: string;
  readonly constraint?: string;
  readonly message: string;
}

function chainOf(error: unknown, depth = 0): readonly Link[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { code, constraint, message, driverError, cause, errors } = error as Readonly<Record<string, unknown>>;
  const inner = [driverError, cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  const own: Link = {
    code: typeof code === 'string' ? code : undefined,
    constraint: typeof constraint === 'string' ? constraint : undefined,
    message: typeof message === 'string' ? message : '',
  };
  return [own, ...inner.flatMap((link) => chainOf(link, depth + 1))];
}
