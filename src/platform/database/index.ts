export { DataFolderInUseError, keepEmbeddedPostgres, startEmbeddedPostgres } from './embedded/index.js';
export { enterBook, settleBooks } from './book.js';
export { ConnectionLostError, Database, type Fence } from './database.js';
export { DatabaseModule, type DatabaseOptions, poolExtras, type SessionLimits } from './database.module.js';
export { Editions } from './editions.js';
export { openDatabase, type OpenDatabase } from './open-database.js';
export { migrate, NotMigratedError, servesOnly } from './migrator.js';
export { packageRoot } from './package-root.js';
export { Tx } from './tx.js';
