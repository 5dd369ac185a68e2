import { renderToString } from 'preact-render-to-string';
import type { View } from './element.js';

/** A whole document. @example renderPage(<html lang="vi" />) === '<!doctype html><html lang="vi"></html>' */
export function renderPage(page: View): string {
  return `<!doctype html>${renderPart(page)}`;
}

/** A piece of a page, for partial updates. @example renderPart(<b>{'<i>'}</b>) === '<b>&lt;i></b>' */
export function renderPart(part: View): string {
  return part === null ? '' : renderToString(part);
}
