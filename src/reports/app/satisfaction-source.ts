import { Injectable } from '@nestjs/common';
import { startOfDay } from '#libs/civil-date';
import type { Period, SatisfactionName } from '#libs/reporting';
import { Catalogue } from '#src/catalogue';
import type { DossierLife } from '#src/dossiers';
import type { Tx } from '#src/platform/database';
import { CountSlips, type FieldSlips, FollowRatings, type RatingKind, type SlipEntry } from '#src/surveys';
import { satisfactionNumbers } from '../domain/rating-numbers.js';
import type { Counted } from '../domain/record-tally.js';
import { CountRated, type FieldRatings } from './count-rated.js';
import type { BookChange, Follower, LifePlace, Moment, RecordItem, RecordList, RecordQuery, RecordSource } from './record-source.js';

const KINDS: Partial<Record<SatisfactionName, RatingKind>> = {
  ratings: {}, remarks: { withRemark: true }, onIndices: { scale: 'indices' },
  three3: { scale: '3', level: 3 }, three2: { scale: '3', level: 2 }, three1: { scale: '3', level: 1 },
  five5: { scale: '5', level: 5 }, five4: { scale: '5', level: 4 }, five3: { scale: '5', level: 3 }, five2: { scale: '5', level: 2 }, five1: { scale: '5', level: 1 },
};

/** R6: slips handed out, by the book of the surveys, and ratings given, by the log. */
@Injectable()
export class SatisfactionSource implements RecordSource {
  readonly nothing = satisfactionNumbers([], []);
  readonly followers: readonly Follower[];

  constructor(
    following: FollowRatings,
    private readonly rated: CountRated,
    private readonly slips: CountSlips,
    private readonly catalogue: Catalogue,
  ) {
    this.followers = [following];
  }

  async now(tx: Tx, unitId: string, period: Period, at: Date): Promise<Counted[]> {
    return [...(await this.rated.now(tx, unitId, period)).map(ofRatings), ...(await this.handedOut(tx, unitId, period, at)).map(ofSlips)];
  }

  async asOf(tx: Tx, unitId: string, period: Period, { position, at }: Moment): Promise<Counted[]> {
    return [...(await this.rated.asOf(tx, unitId, period, position)).map(ofRatings), ...(await this.handedOut(tx, unitId, period, at)).map(ofSlips)];
  }

  async ofLife(tx: Tx, life: DossierLife, period: Period): Promise<Counted | null> {
    const rated = await this.rated.ofLife(tx, life, period);
    return rated && ofRatings(rated);
  }

  async bookChanges(tx: Tx, unitId: string, period: Period, { at }: Moment): Promise<BookChange[]> {
    const written = (await this.slips.enteredAfter(tx, unitId, period.to, at)).filter(({ day }) => day >= period.from);
    return written.map((entry) => ({
      code: `${entry.slips} phiếu`, fieldCode: entry.fieldCode ?? undefined, before: this.nothing,
      now: satisfactionNumbers([], [{ slips: entry.cancels === null ? entry.slips : -entry.slips }]), entries: [entryOf(entry)],
    }));
  }

  async list(tx: Tx, query: RecordQuery, after: LifePlace | undefined, limit: number): Promise<RecordList> {
    if (query.names.includes('slipsOut')) return { of: 'records', items: await this.slipItems(tx, query) };
    const kinds = query.names.flatMap((name) => KINDS[name as SatisfactionName] ?? []);
    return this.rated.list(tx, query, kinds, after, limit);
  }

  private async slipItems(tx: Tx, { unitIds, period, onRow }: RecordQuery): Promise<RecordItem[]> {
    const names = new Map((await this.catalogue.fields(tx)).map(({ code, name }) => [code, name]));
    const items: RecordItem[] = [];
    for (const unitId of unitIds) {
      for (const { fieldCode, slips } of await this.slips.handedOut(tx, unitId, period.from, period.to)) {
        if (onRow(fieldCode ?? undefined)) items.push({ unitId, kind: 'slips', code: 'Phiếu giấy', name: fieldCode === null ? 'Không theo lĩnh vực' : (names.get(fieldCode) ?? fieldCode), on: null, amount: slips });
      }
      const byField = new Map<string | undefined, number>();
      for (const { fieldCode, counts } of await this.rated.now(tx, unitId, period)) {
        if (onRow(fieldCode)) byField.set(fieldCode, (byField.get(fieldCode) ?? 0) + (satisfactionNumbers(counts, []).slipsOut ?? 0));
      }
      for (const [fieldCode, amount] of byField) {
        if (amount > 0) items.push({ unitId, kind: 'slips', code: 'Đánh giá điện tử', name: names.get(fieldCode ?? '') ?? '', on: null, amount });
      }
    }
    return items;
  }

  private handedOut(tx: Tx, unitId: string, { from, to }: Period, at: Date): Promise<FieldSlips[]> {
    return this.slips.handedOut(tx, unitId, from, to, at);
  }
}

function ofRatings({ fieldCode, counts }: FieldRatings): Counted {
  return { fieldCode, numbers: satisfactionNumbers(counts, []) };
}

function ofSlips({ fieldCode, slips }: FieldSlips): Counted {
  return { fieldCode: fieldCode ?? undefined, numbers: satisfactionNumbers([], [{ slips }]) };
}

function entryOf({ day, recordedAt, enteredBy, cancels, reason }: SlipEntry): BookChange['entries'][number] {
  return { action: cancels === null ? 'Ghi phiếu phát ra' : 'Hủy dòng ghi phiếu phát ra', at: startOfDay(day), recordedAt, actorId: enteredBy, reason };
}
