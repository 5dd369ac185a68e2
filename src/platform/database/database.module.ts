import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { Database } from './database.js';
import { Editions } from './editions.js';

// `date` is a civil date, never an instant: keep it as text.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts and log positions stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface DatabaseOptions {
  url: string;
  /** Take the application's role after connecting with a stronger one. */
  takeAppRole: boolean;
  poolSize: number;
  limits?: SessionLimits;
}

/** What the server ends by itself, in milliseconds, so that one process that hangs does not hold up all others. */
export interface SessionLimits {
  /** A transaction in which nothing is asked: its process is frozen or cut off, and its locks are let go. */
  idleInTransaction: number;
  /** Waiting for a lock: the request is told that the database is busy, a job tries again. */
  lock: number;
  /** Any statement; the longest honest one is the recount of a province's log. */
  statement: number;
}

const LIMITS: SessionLimits = { idleInTransaction: 300_000, lock: 30_000, statement: 900_000 };

@Global()
@Module({})
export class DatabaseModule {
  static with(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: options.url,
          autoLoadEntities: true,
          retryAttempts: 0,
          logging: false,
          poolSize: options.poolSize,
          extra: poolExtras(options),
        }),
      ],
      providers: [Database, Editions],
      exports: [Database, Editions],
    };
  }
}

export function poolExtras({ takeAppRole, limits = LIMITS }: Pick<DatabaseOptions, 'takeAppRole' | 'limits'>): pg.PoolConfig & { options: string } {
  const settings = {
    ...(takeAppRole && { role: 'mot_cua_app' }),
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    lock_timeout: limits.lock,
    statement_timeout: limits.statement,
  };
  return {
    options: Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`).join(' '),
    connectionTimeoutMillis: 4_000,
    keepAlive: true,
    application_name: 'mot-cua',
  };
}
