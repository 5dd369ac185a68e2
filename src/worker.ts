import { createContext, loggerOf } from './boot.js';
import { runProgram, untilAborted } from './process.js';
import { ConfigError, readConfig } from '#src/platform/config';
import { openDatabase } from '#src/platform/database';
import { QueueWorker } from '#src/platform/queue';

/** A worker process: the same program without its HTTP side. As many as there is work for. */
runProgram(async (stop) => {
  const config = readConfig();
  // The embedded database belongs to the one process that serves as well.
  if (!config.DATABASE_URL) throw new ConfigError(['tiến trình xử lý việc nền riêng cần DATABASE_URL']);
  const database = await openDatabase(config);
  const app = await createContext(config, database, loggerOf(config));
  try {
    if (stop.aborted) return;
    await app.get(QueueWorker).start();
    process.stdout.write('Một Cửa: tiến trình xử lý việc nền đã sẵn sàng.\n');
    await untilAborted(stop);
  } finally {
    await app.close();
  }
});
