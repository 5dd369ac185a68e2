import type { RemarkItem, Summary } from '#src/surveys';

/** From the worst to the best, as libs/reporting heads the columns of R6. */
const THREE = ['Không hài lòng', 'Hài lòng', 'Rất hài lòng'];
const FIVE = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];

export const SOURCE_WORDS: Readonly<Record<keyof Summary['sources'], string>> = { counter: 'Tại quầy', kiosk: 'Ki-ốt', qr: 'Mã QR', paper: 'Phiếu giấy' };

export function levelWords(level: number, of: 3 | 5): string {
  return (of === 3 ? THREE : FIVE)[level - 1] ?? '';
}

/** @example '15/18 điểm, 9 chỉ số' */
export function ratingWords({ scale, level, total }: Pick<RemarkItem, 'scale' | 'level' | 'total'>): string {
  if (scale === 'indices') return `${total ?? 0}/18 điểm, 9 chỉ số`;
  return `${levelWords(level ?? 0, scale === '3' ? 3 : 5)} (${level ?? 0}/${scale})`;
}

/** Content or better, in per cent of what was said on the scales of three and of five; null where nobody said. */
export function contentShare({ threeLevels, fiveLevels }: Summary): number | null {
  const said = threeLevels.ratings + fiveLevels.ratings;
  const content = [...threeLevels.levels.filter(({ level }) => level >= 2), ...fiveLevels.levels.filter(({ level }) => level >= 4)].reduce((sum, { ratings }) => sum + ratings, 0);
  return said === 0 ? null : Math.round((content * 10_000) / said) / 100;
}
