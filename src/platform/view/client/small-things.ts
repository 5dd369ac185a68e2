import { announce, closest, onContent } from './page.js';

const TWICE = 1000;
const clicked = new WeakMap<Element, number>();

/** A second click that was not meant, printing, sums of money in groups of three, menus that close by a click beside them. */
export function doSmallThings(): void {
  document.addEventListener('click', swallowSecond, true);
  document.addEventListener('click', (event) => {
    if (closest(event.target, '[data-print]')) window.print();
    for (const popup of document.querySelectorAll<HTMLDetailsElement>('details[data-popup][open]')) popup.open = event.target instanceof Node && popup.contains(event.target);
  });
  document.addEventListener('focusout', (event) => groupDigits(event.target));
  onContent(showButtons);
  if (document.querySelector('[data-print-now]')) window.print();
}

function swallowSecond(event: MouseEvent): void {
  const button = closest(event.target, '[data-prevent-double-click]');
  if (!button) return;
  if (event.timeStamp - (clicked.get(button) ?? -Infinity) < TWICE) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else clicked.set(button, event.timeStamp);
}

/** What nothing but a script can do is shown where there is one. */
function showButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-print][hidden], [data-opens][hidden]')) button.hidden = false;
}

function groupDigits(target: EventTarget | null): void {
  const field = closest<HTMLInputElement>(target, 'input[data-money]');
  const digits = field?.value.replace(/[.\s]/g, '').replace(/^0+(?=\d)/, '');
  if (!field || !digits || !/^\d+$/.test(digits)) return;
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, '.');
  if (field.value === grouped) return;
  field.value = grouped;
  announce(field, 'input');
}
