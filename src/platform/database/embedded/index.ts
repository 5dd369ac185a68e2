export { DataFolderInUseError } from './folder-lock.js';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start.js';
export { keepEmbeddedPostgres, type KeepOptions } from './keep.js';
