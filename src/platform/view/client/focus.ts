import { closest, onContent } from './page.js';

interface Place {
  readonly element: Element;
  readonly selector: string | undefined;
  /** Ids around it, the nearest first. */
  readonly around: readonly string[];
}

const ERRORS = '.mc-error-summary';
const DONE = '.mc-notification-banner[role=alert]';
const greeted = new WeakSet<Element>();
let place: Place | undefined;

/** What went wrong or was done gets the focus as it appears; a partial update never loses it. */
export function keepFocus(): void {
  document.addEventListener('htmx:before:swap', () => (place = placeOf(document.activeElement)));
  document.addEventListener('htmx:after:swap', bringBack);
  document.addEventListener('click', followError);
  onContent(greet);
}

function greet(): void {
  // Where the page says which field comes next, "done" is read out and the next person served.
  const heard = document.querySelector('[autofocus]') ? ERRORS : `${ERRORS}, ${DONE}`;
  const fresh = [...document.querySelectorAll<HTMLElement>(heard)].filter((element) => !greeted.has(element));
  for (const element of fresh) greeted.add(element);
  focusOn(fresh.find((element) => element.dataset.disableAutoFocus !== 'true') ?? null);
}

function placeOf(element: Element | null): Place | undefined {
  if (!element || element === document.body) return undefined;
  const around: string[] = [];
  for (let each: Element | null = element.parentElement; each; each = each.parentElement) if (each.id) around.push(each.id);
  return { element, selector: selectorOf(element), around };
}

function selectorOf(element: Element): string | undefined {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const names = ['name', 'value', 'href'].flatMap((name) => {
    const value = name === 'value' && !/^(checkbox|radio|submit)$/.test((element as HTMLInputElement).type) ? null : element.getAttribute(name);
    return value ? [`[${name}="${CSS.escape(value)}"]`] : [];
  });
  return names.length > 0 ? element.localName + names.join('') : undefined;
}

function bringBack(): void {
  const lost = place;
  place = undefined;
  if (!lost || lost.element.isConnected || (document.activeElement && document.activeElement !== document.body)) return;
  const same = lost.selector === undefined ? null : document.querySelector<HTMLElement>(lost.selector);
  const nearest = lost.around.map((id) => document.getElementById(id)).find(Boolean);
  focusOn(same ?? nearest ?? document.getElementById('content'));
}

function focusOn(element: HTMLElement | null): void {
  if (!element) return;
  element.focus({ preventScroll: true });
  if (document.activeElement === element) return;
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus();
}

/** From the summary to the field itself, with its question in view. */
function followError(event: MouseEvent): void {
  const link = closest<HTMLAnchorElement>(event.target, '.mc-error-summary a[href^="#"]');
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  (field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(field.id)}"]`) ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
}
