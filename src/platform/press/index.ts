export { findBrowser, type FoundBrowser } from './find-browser.js';
export { PdfPress } from './pdf-press.js';
export { PressModule } from './press.module.js';
