import { type CivilDate, civilDateOf } from '#libs/civil-date';
import type { RatingSource, Step } from '#libs/dossier-flow';

export const SCALES = ['3', '5', 'indices'] as const;
/** Three levels, five levels, or the nine official indices of 0, 1 or 2 points each. */
export type Scale = (typeof SCALES)[number];

/** How many indices the official scoring tool has. */
export const INDEX_COUNT = 9;

export interface Rating {
  ratedAt: Date;
  ratedOn: CivilDate;
  scale: Scale;
  /** 1 is the worst; null on the indices. */
  level: number | null;
  indices: number[] | null;
  /** Sum of the indices, 0 to 18; null on the other scales. */
  total: number | null;
  remark: string | null;
  /** Whom it names, else who finished the work; null where nobody did. */
  officerId: string | null;
  source: RatingSource;
}

/**
 * The rating that a dossier's effective steps carry, if any.
 * @param steps the log with corrections applied, so that a voided rating is none
 */
export function ratingOf(steps: readonly Step[]): Rating | undefined {
  const step = steps.findLast((each) => each.action === 'rate');
  if (step?.action !== 'rate') return undefined;
  const { scale, level, indices = [], remark, officerId, source } = step.facts;
  const common = { ratedAt: step.at, ratedOn: civilDateOf(step.at), remark: textOrNull(remark), officerId: officerId ?? finisherOf(steps), source };
  if (scale === 'indices') {
    return { ...common, scale, level: null, indices, total: indices.reduce((sum, points) => sum + points, 0) };
  }
  return { ...common, scale: scale === 3 ? '3' : '5', level: level ?? null, indices: null, total: null };
}

/** Who finished the work: whom a rating is about that names nobody. */
function finisherOf(steps: readonly Step[]): string | null {
  return steps.findLast(({ action }) => action === 'resolve' || action === 'settle')?.actorId ?? null;
}

function textOrNull(remark: string | undefined): string | null {
  const text = remark?.trim();
  return text ? text : null;
}
