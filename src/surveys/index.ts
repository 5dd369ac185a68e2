export { CountRatings } from './app/count-ratings.js';
export { CountSlips } from './app/count-slips.js';
export { ListRemarks, type RemarkItem } from './app/list-remarks.js';
export { type RatingSummary, SummariseRatings } from './app/summarise-ratings.js';
export { type Rating, ratingOf, type Scale } from './domain/rating.js';
export type { FieldSlips, SlipEntry } from './domain/slips.js';
export { type RatingCount, ratingCountOf, type Summary, summaryOf } from './domain/summary.js';
export { SurveysModule } from './surveys.module.js';
