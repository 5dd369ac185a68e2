export { CountRatings } from './app/count-ratings.js';
export { ListRemarks, type RemarkItem } from './app/list-remarks.js';
export { type RatingSummary, SummariseRatings } from './app/summarise-ratings.js';
export type { Scale } from './domain/rating.js';
export { type RatingCount, type Summary, summaryOf } from './domain/summary.js';
export { SurveysModule } from './surveys.module.js';
