import { walkEveryPage } from '../support/page-walk.js';

walkEveryPage({ 'lanh-dao': ['leader'], 'quan-tri': ['controller', 'administrator'] });
