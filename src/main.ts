import { runProgram, untilAborted } from './process.js';
import { readConfig } from '#src/platform/config';
import { openDatabase } from '#src/platform/database';

/** Web and worker in one process (WORKER=inside, the default), or web alone (WORKER=apart). */
runProgram(async (stop) => {
  const config = readConfig();
  // PostgreSQL starts while the rest of the program is read.
  const [database, { createWeb, loggerOf }, { Demonstration, DemonstrationModule }, { QueueWorker }] = await Promise.all([
    openDatabase(config), import('./boot.js'), import('#src/demonstration'), import('#src/platform/queue'),
  ]);
  try {
    const app = await createWeb(config, database, loggerOf(config), [DemonstrationModule]);
    try {
      if (stop.aborted) return;
      await app.listen({ port: config.PORT, host: config.HOST });
      if (config.WORKER === 'inside') await app.get(QueueWorker).start();
      if (config.FIRST_DATA === 'demo' || (config.FIRST_DATA === undefined && database.embedded)) {
        await app.get(Demonstration).load((line) => void process.stdout.write(`${line}\n`), stop);
      }
      if (stop.aborted) return;
      process.stdout.write(`Một Cửa sẵn sàng tại ${await app.getUrl()} — dừng bằng Ctrl-C.\n`);
      await untilAborted(stop);
    } finally {
      await app.close();
    }
  } finally {
    await database.stop();
  }
});
