import 'reflect-metadata';
import type { DynamicModule, INestApplicationContext, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { SESSION_COOKIE } from '#src/identity';
import type { Config } from '#src/platform/config';
import type { OpenDatabase } from '#src/platform/database';
import { configureHttp, createHttpAdapter, describeApi } from '#src/platform/http';
import { type AppLogger, createLogger } from '#src/platform/log';
import { answerWithPage, Assets } from '#src/platform/view';

export function loggerOf(config: Config): AppLogger {
  return createLogger({ level: config.LOG_LEVEL });
}

/** The program with its HTTP side, not listening yet, and with what only one entry point has. */
export async function createWeb(config: Config, database: OpenDatabase, logger: AppLogger, surfaces: Type[] = []): Promise<NestFastifyApplication> {
  const adapter = createHttpAdapter({ logger, trustProxy: config.BEHIND_TLS });
  const app = await NestFactory.create<NestFastifyApplication>(wholeProgram(config, database, surfaces), adapter, { logger: withoutStartUpTalk(logger), abortOnError: false });
  configureHttp(app, { logger, answerPage: (request, reply, refusal, title) => answerWithPage(app.get(Assets), title, request, reply, refusal) });
  describeApi(app, {
    title: 'Một Cửa',
    version: '0.1.0',
    description: 'Phần mềm bộ phận một cửa: tiếp nhận, theo dõi, trả kết quả và báo cáo.',
    cookieName: SESSION_COOKIE,
  });
  return app;
}

/** The program without its HTTP side, for workers and for the command line. */
export function createContext(config: Config, database: OpenDatabase, logger: AppLogger): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(wholeProgram(config, database), { logger: withoutStartUpTalk(logger), abortOnError: false });
}

class Program {}

/** @param surfaces modules that nobody imports but an entry point */
function wholeProgram(config: Config, { url, takeAppRole }: OpenDatabase, surfaces: Type[] = []): DynamicModule {
  return { module: Program, imports: [AppModule.with(config, { databaseUrl: url, takeAppRole }), ...surfaces] };
}

/** Hundreds of lines that say the same at every start and hide the few that do not. */
const START_UP = new Set<unknown>(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

function withoutStartUpTalk(logger: AppLogger): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => {
      if (!START_UP.has(rest.at(-1))) logger.log(message, ...rest);
    },
    error: (message: unknown, ...rest: unknown[]) => logger.error(message, ...rest),
    warn: (message: unknown, ...rest: unknown[]) => logger.warn(message, ...rest),
    debug: (message: unknown, ...rest: unknown[]) => logger.debug(message, ...rest),
    verbose: (message: unknown, ...rest: unknown[]) => logger.verbose(message, ...rest),
    fatal: (message: unknown, ...rest: unknown[]) => logger.fatal(message, ...rest),
  };
}
