export { HealthModule } from './health.module.js';
export { type Lag, Metrics } from './metrics.js';
