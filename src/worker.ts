import { readConfig } from '#src/platform/config';
import { openDatabase } from '#src/platform/database';
import { QueueWorker } from '#src/platform/queue';
import { NestFactory } from '@nestjs/core';
import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { loggerOf } from './boot.js';

/** A worker process: the same program without its HTTP side. As many as there is work for. */
async function main(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config);
  const logger = loggerOf(config);
  const app = await NestFactory.createApplicationContext(AppModule.with(config, { databaseUrl: database.url, takeAppRole: database.takeAppRole }), { logger, abortOnError: false });
  app.enableShutdownHooks();
  await app.get(QueueWorker).start();
  process.stdout.write('Một Cửa: tiến trình xử lý việc nền đã sẵn sàng.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`Không khởi động được: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
