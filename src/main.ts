import { createWeb, loggerOf } from './boot.js';
import { runProgram, untilAborted } from './process.js';
import { Demonstration, DemonstrationModule } from '#src/demonstration';
import { readConfig } from '#src/platform/config';
import { openDatabase } from '#src/platform/database';
import { QueueWorker } from '#src/platform/queue';

/** Web and worker in one process (WORKER=inside, the default), or web alone (WORKER=apart). */
runProgram(async (stop) => {
  const config = readConfig();
  const database = await openDatabase(config);
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
