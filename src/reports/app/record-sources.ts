import { Injectable } from '@nestjs/common';
import type { RecordReportId } from '#libs/reporting';
import { DigitisationSource } from './digitisation-source.js';
import { IndexSource } from './index-source.js';
import { ProcedureSource } from './procedure-source.js';
import type { Follower, RecordSource } from './record-source.js';
import { SatisfactionSource } from './satisfaction-source.js';
import { ServiceSource } from './service-source.js';

/** Who counts which table of records. */
@Injectable()
export class RecordSources {
  readonly #sources: Readonly<Record<RecordReportId, RecordSource>>;

  constructor(procedures: ProcedureSource, digitisation: DigitisationSource, services: ServiceSource, satisfaction: SatisfactionSource, indices: IndexSource) {
    this.#sources = { R3: procedures, R4: digitisation, R5: services, R6: satisfaction, R6_INDICES: indices };
  }

  /** Everybody that follows the log for a table of records. */
  get followers(): readonly Follower[] {
    return [...new Set(Object.values(this.#sources).flatMap(({ followers }) => followers))];
  }

  of(id: RecordReportId): RecordSource {
    return this.#sources[id];
  }
}
