export { AppLogger, createLogger } from './logger.js';
export type { LogLevel, LogOptions } from './logger.js';
export { describeError, isError, maskFields, maskText } from './mask.js';
