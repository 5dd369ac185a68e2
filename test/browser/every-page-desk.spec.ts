import { walkEveryPage } from '../support/page-walk.js';

walkEveryPage({ 'can-bo': ['clerk'], 'chuyen-mon': ['officer'] });
