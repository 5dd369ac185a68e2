const PREFIX = 'nhap:';
const SENT = '+';
const UNSENT = '-';

/** Copies of drafts in this tab: of what the server may not have yet. */
export function keepCopy(key: string, fields: URLSearchParams, sent: boolean): void {
  try {
    sessionStorage.setItem(PREFIX + key, (sent ? SENT : UNSENT) + fields.toString());
  } catch {
    // Full or forbidden: the fields themselves still hold what was typed.
  }
}

export function readCopy(key: string): URLSearchParams | undefined {
  const copy = sessionStorage.getItem(PREFIX + key);
  return copy === null ? undefined : new URLSearchParams(copy.slice(1));
}

export function dropCopy(key: string): void {
  sessionStorage.removeItem(PREFIX + key);
}

/** People's data does not stay on a desk's machine: what was sent goes when the page is another, all goes with the person who signs out. */
export function sweepCopies(keysHere: readonly string[], all = false): void {
  for (const name of Object.keys(sessionStorage)) {
    if (!name.startsWith(PREFIX)) continue;
    const left = sessionStorage.getItem(name)?.startsWith(SENT) && !keysHere.includes(name.slice(PREFIX.length));
    if (all || left) sessionStorage.removeItem(name);
  }
}
