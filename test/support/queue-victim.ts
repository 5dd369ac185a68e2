import { QueueWorker } from '#src/platform/queue';
import { startQueueApp } from './queue-app.js';

/** A worker process that says when it is in the middle of a handler, and stays there; it ends when it is killed or told to stop. */
const [databaseUrl = '', redisUrl = '', handler = ''] = process.argv.slice(2);
const stuck = (): Promise<never> => new Promise<never>(() => undefined);
const app = await startQueueApp({
  databaseUrl,
  redisUrl: redisUrl || undefined,
  inTheMiddle: async (name) => {
    if (name !== handler) return;
    process.send?.('in the middle');
    await stuck();
  },
});
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
await app.get(QueueWorker).start();
