import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppLogger } from '#src/platform/log';
import { type PageAnswer, ProblemFilter } from './problem.filter.js';
import { createValidationPipe } from './validation-pipe.js';

/** What main.ts and every test do alike before `app.init()`, on an application made with createHttpAdapter(). */
export function configureHttp(app: NestFastifyApplication, { logger, answerPage = () => false }: { readonly logger: AppLogger; readonly answerPage?: PageAnswer }): void {
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger, answerPage));
  // People sign in by cookie: a page of another site must not be able to act in their name.
  app.enableCsrfProtection();
}
