/** Runs now, and again whenever htmx has put something new into the page. */
export function onContent(look: () => void): void {
  look();
  document.addEventListener('htmx:after:swap', look);
}

const SAID = 12_000;
let silence: ReturnType<typeof setTimeout> | undefined;

/** Said politely, in the line that every page keeps for it. */
export function say(text: string): void {
  const line = document.querySelector('[data-live]');
  if (!line) return;
  line.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (line.textContent = ''), SAID);
}

export function closest<Found extends Element = HTMLElement>(target: EventTarget | null, selector: string): Found | null {
  return target instanceof Element ? target.closest<Found>(selector) : null;
}

export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function isField(target: unknown): target is Field {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
}

/** Whether letters typed now would be taken by what has the focus. */
export function takesText(target: unknown): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit|reset|file|image|range|color)$/.test(target.type);
  return isField(target) || (target instanceof HTMLElement && target.isContentEditable);
}

export function announce(field: Element, event: string): void {
  field.dispatchEvent(new Event(event, { bubbles: true }));
}
