import { Module } from '@nestjs/common';
import { CalendarModule } from '#src/calendar';
import { CatalogueModule } from '#src/catalogue';
import { DossiersModule } from '#src/dossiers';
import { IdentityModule } from '#src/identity';
import { UnitsModule } from '#src/units';
import { AlertSettings } from './app/alert-settings.js';
import { Channels } from './app/channels.js';
import { DeadLetters } from './app/dead-letters.js';
import { DeliveryBodies } from './app/delivery-bodies.js';
import { DigestContents } from './app/digest-contents.js';
import { Inbox } from './app/inbox.js';
import { MailChannel } from './app/mail-channel.js';
import { PlanAlerts } from './app/plan-alerts.js';
import { QueueDeliveries } from './app/queue-deliveries.js';
import { RaiseDue } from './app/raise-due.js';
import { Recipients } from './app/recipients.js';
import { SendDeliveries } from './app/send-deliveries.js';
import { SendDigests } from './app/send-digests.js';
import { WebhookChannel } from './app/webhook-channel.js';
import { AlertStore } from './data/alert.store.js';
import { AlertCursor } from './data/cursor.store.js';
import { DeliveryStore } from './data/delivery.store.js';
import { DigestStore } from './data/digest.store.js';
import { NoticeStore } from './data/notice.store.js';
import { PlanStore } from './data/plan.store.js';
import { SettingStore } from './data/setting.store.js';
import { WatchStore } from './data/watch.store.js';
import { AlertsJob } from './jobs/alerts.job.js';
import { OnDossierLogged } from './jobs/on-dossier-logged.js';
import { OnReportNoticed } from './jobs/on-report-noticed.js';
import { OnPlansOutdated } from './jobs/on-plans-outdated.js';
import { AlertSettingsController } from './web/alert-settings.controller.js';
import { AlertsController } from './web/alerts.controller.js';

const stores = [AlertStore, AlertCursor, DeliveryStore, DigestStore, NoticeStore, PlanStore, SettingStore, WatchStore];
const verbs = [PlanAlerts, RaiseDue, QueueDeliveries, DeliveryBodies, Recipients, SendDeliveries, SendDigests, DigestContents];
const channels = [Channels, MailChannel, WebhookChannel];
const jobs = [AlertsJob, OnDossierLogged, OnPlansOutdated, OnReportNoticed];

@Module({
  imports: [UnitsModule, IdentityModule, CatalogueModule, CalendarModule, DossiersModule],
  controllers: [AlertsController, AlertSettingsController],
  providers: [...stores, ...verbs, ...channels, ...jobs, Inbox, DeadLetters, AlertSettings],
  exports: [AlertsJob, Inbox, RaiseDue, SendDeliveries, DeadLetters, AlertSettings],
})
export class AlertsModule {}
