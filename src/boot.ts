import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { SESSION_COOKIE } from '#src/identity';
import type { Config } from '#src/platform/config';
import type { OpenDatabase } from '#src/platform/database';
import { configureHttp, createHttpAdapter, describeApi } from '#src/platform/http';
import { type AppLogger, createLogger, type LogLevel } from '#src/platform/log';

export function loggerOf(config: Config): AppLogger {
  return createLogger({ level: config.LOG_LEVEL as LogLevel });
}

/** The program with its HTTP side, not listening yet. */
export async function createWeb(config: Config, database: OpenDatabase, logger: AppLogger): Promise<NestFastifyApplication> {
  const adapter = createHttpAdapter({ logger, trustProxy: config.BEHIND_TLS });
  const module = AppModule.with(config, { databaseUrl: database.url, takeAppRole: database.takeAppRole });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger, abortOnError: false });
  configureHttp(app, { logger });
  describeApi(app, {
    title: 'Một Cửa',
    version: '0.1.0',
    description: 'Phần mềm bộ phận một cửa: tiếp nhận, theo dõi, trả kết quả và báo cáo.',
    cookieName: SESSION_COOKIE,
  });
  return app;
}
