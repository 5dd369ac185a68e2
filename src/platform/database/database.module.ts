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
}

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

export function poolExtras(options: DatabaseOptions): pg.PoolConfig {
  return {
    options: options.takeAppRole ? '-c role=mot_cua_app' : undefined,
    connectionTimeoutMillis: 4_000,
    keepAlive: true,
    application_name: 'mot-cua',
  };
}
