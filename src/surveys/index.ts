export { CountRatings } from './app/count-ratings.js';
export type { Scale } from './domain/rating.js';
export { type RatingCount, type Summary, summaryOf } from './domain/summary.js';
export { SurveysModule } from './surveys.module.js';
