import { setTimeout as pause } from 'node:timers/promises';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start.js';

export interface KeepOptions extends Omit<EmbeddedPostgresOptions, 'onUnexpectedExit'> {
  /** What happened, for the log. */
  onTrouble?: (what: string) => void;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;

/**
 * startEmbeddedPostgres(), and started again on the same port whenever it ends by itself (killed, out of memory, crashed),
 * with growing pauses while that fails. Clients reconnect to the same address.
 */
export async function keepEmbeddedPostgres({ onTrouble, ...options }: KeepOptions): Promise<EmbeddedPostgres> {
  const stopping = new AbortController();
  let reviving: Promise<void> | undefined;
  let port = options.port;

  const start = (): Promise<EmbeddedPostgres> =>
    startEmbeddedPostgres({
      ...options,
      ...(port && { port }),
      onUnexpectedExit: () => {
        onTrouble?.('PostgreSQL ended unexpectedly');
        reviving ??= revive().finally(() => (reviving = undefined));
      },
    });

  const revive = async (): Promise<void> => {
    for (let wait = FIRST_PAUSE_MS; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        await current.stop(); // frees the folder
        current = await start();
        onTrouble?.('PostgreSQL runs again');
        return;
      } catch (error) {
        onTrouble?.(`PostgreSQL did not start: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };

  let current = await start();
  port = current.port;
  return {
    url: current.url,
    port,
    get pid() {
      return current.pid;
    },
    dataDir: current.dataDir,
    stop: async () => {
      stopping.abort();
      await reviving;
      await current.stop();
    },
  };
}
