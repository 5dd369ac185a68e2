import { type DynamicModule, Module } from '@nestjs/common';
import { AlertsModule } from '#src/alerts';
import { CalendarModule } from '#src/calendar';
import { CaseworkModule } from '#src/casework';
import { CatalogueModule } from '#src/catalogue';
import { ControlModule } from '#src/control';
import { CounterModule } from '#src/counter';
import { DeskModule } from '#src/desk';
import { DocumentsModule } from '#src/documents';
import { DossiersModule } from '#src/dossiers';
import { FeesModule } from '#src/fees';
import { FormsModule } from '#src/forms';
import { IdentityModule } from '#src/identity';
import { IntegrationModule } from '#src/integration';
import { AuditModule } from '#src/platform/audit';
import { ClockModule } from '#src/platform/clock';
import { type Config, ConfigModule } from '#src/platform/config';
import { DatabaseModule } from '#src/platform/database';
import { HealthModule } from '#src/platform/health';
import { OutboxModule } from '#src/platform/outbox';
import { PressModule } from '#src/platform/press';
import { QueueModule } from '#src/platform/queue';
import { ViewModule } from '#src/platform/view';
import { ReportsModule } from '#src/reports';
import { StatisticsModule } from '#src/statistics';
import { SurveysModule } from '#src/surveys';
import { UnitsModule } from '#src/units';

export interface Connections {
  databaseUrl: string;
  takeAppRole: boolean;
}

/** The whole program; every process is made of it, and the entry point decides whether it serves, works, or both. */
@Module({})
export class AppModule {
  static with(config: Config, connections: Connections): DynamicModule {
    const { databaseUrl, takeAppRole } = connections;
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        ClockModule,
        DatabaseModule.with({ url: databaseUrl, takeAppRole, poolSize: config.DATABASE_POOL }),
        OutboxModule,
        QueueModule.with({ redisUrl: config.REDIS_URL, databaseUrl, takeAppRole }),
        AuditModule,
        HealthModule,
        ViewModule,
        PressModule,
        UnitsModule,
        IdentityModule,
        CatalogueModule,
        CalendarModule,
        DossiersModule,
        DocumentsModule,
        FeesModule,
        SurveysModule,
        AlertsModule,
        ReportsModule,
        IntegrationModule,
        DeskModule,
        CaseworkModule,
        CounterModule,
        ControlModule,
        FormsModule,
        StatisticsModule,
      ],
    };
  }
}
