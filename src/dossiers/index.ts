export { type DossierLife, DossierLog } from './app/dossier-log.js';
export { FindDossiers, type ListItem } from './app/find-dossiers.js';
export { type Located, LocateDossier } from './app/locate-dossier.js';
export { type LogCursor, LogFollower } from './app/log-follower.js';
export { ReceiveDossier, type Receipt } from './app/receive-dossier.js';
export { type DossierDifference, ReconcileDossiers } from './app/reconcile-dossiers.js';
export { DossiersModule } from './dossiers.module.js';
export { dossierLogged } from './topics.js';
