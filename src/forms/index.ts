export { findBrowser, type FoundBrowser } from './app/find-browser.js';
export { FormsModule } from './forms.module.js';
