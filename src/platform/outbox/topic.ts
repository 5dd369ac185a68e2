const topics = new Map<string, Topic<object>>();

/** An event's name and the type of what it carries. JSON-safe payloads only, and no personal data: ids, not names. */
export interface Topic<Payload extends object> {
  readonly name: string;
  /** A wake-up: several pending ones of a unit are served by the newest. */
  readonly coalesce: boolean;
  /** Phantom: only for the type. */
  readonly payload?: Payload;
}

/** Declares an event, past tense (`report.requested`). @throws when two modules declare the same one. */
export function defineTopic<Payload extends object>(name: string, options: { coalesce?: boolean } = {}): Topic<Payload> {
  if (topics.has(name)) throw new Error(`event ${name} is declared twice`);
  const topic: Topic<Payload> = { name, coalesce: options.coalesce ?? false };
  topics.set(name, topic);
  return topic;
}

export function declaredTopics(): ReadonlyMap<string, Topic<object>> {
  return topics;
}
