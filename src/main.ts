import { ConfigError, readConfig } from '#src/platform/config';
import { DataFolderInUseError, openDatabase } from '#src/platform/database';
import { QueueWorker } from '#src/platform/queue';
import { createWeb, loggerOf } from './boot.js';

/** Web and worker in one process (WORKER=inside, the default), or web alone (WORKER=apart). */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = loggerOf(config);
  const database = await openDatabase(config);
  const app = await createWeb(config, database, logger);
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= app.close().then(() => database.stop()).then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  await app.listen({ port: config.PORT, host: config.HOST });
  if (config.WORKER === 'inside') await app.get(QueueWorker).start();
  process.stdout.write(`Một Cửa sẵn sàng tại ${await app.getUrl()} — dừng bằng Ctrl-C.\n`);
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof DataFolderInUseError) process.stderr.write(`Thư mục dữ liệu đang được một tiến trình khác dùng (pid ${error.pid}). Dừng tiến trình đó, hoặc đặt DATA_DIR khác.\n`);
  else process.stderr.write(`Không khởi động được: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
