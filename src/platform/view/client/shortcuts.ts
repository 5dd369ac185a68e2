import { closest, isField, takesText } from './page.js';

/** A scanner's first letter looks like a shortcut until the second comes. */
const WAIT = 120;
const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'] as const;

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Keys are written where they act, as aria-keyshortcuts: `N`, `/`, `?`, `F9`, `Alt+S`, `Control+Enter`. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', (event) => openDialog(closest(event.target, '[data-opens]')?.dataset.opens));
}

function onKey(event: KeyboardEvent): void {
  clearTimeout(waiting);
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  if (event.key === 'Escape') return leave(event);
  const plain = [...event.key].length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (plain && takesText(event.target)) return;
  const target = targetOf(event);
  if (event.key === '?' && openDialog('help')) return event.preventDefault();
  if (!target) return;
  event.preventDefault();
  if (plain && /\w/.test(event.key)) waiting = setTimeout(() => act(target), WAIT);
  else act(target);
}

function leave(event: KeyboardEvent): void {
  const popup = closest<HTMLDetailsElement>(event.target, 'details[data-popup][open]');
  if (popup) {
    popup.open = false;
    popup.querySelector('summary')?.focus();
  } else if (takesText(event.target)) (event.target as HTMLElement).blur();
}

function openDialog(id: string | undefined): boolean {
  const dialog = id === undefined ? null : document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  if (!dialog.open) dialog.showModal();
  return true;
}

/** What is shown wins; a link of a menu that is folded away on a narrow screen still leads there. */
function targetOf(event: KeyboardEvent): HTMLElement | undefined {
  const within: ParentNode = document.querySelector('dialog[open]') ?? document;
  const all = [...within.querySelectorAll<HTMLElement>('[aria-keyshortcuts]:not(:disabled)')].filter((each) => matches(each, event));
  return all.find((each) => each.getClientRects().length > 0) ?? all.find((each) => each instanceof HTMLAnchorElement);
}

function matches(element: HTMLElement, event: KeyboardEvent): boolean {
  return (element.getAttribute('aria-keyshortcuts') ?? '').split(' ').some((combination) => isPressed(combination, event));
}

function isPressed(combination: string, event: KeyboardEvent): boolean {
  const parts = combination.split('+');
  const key = parts.pop() ?? '';
  // An input method hides the letter, not the place of the key.
  const pressed = event.key === 'Process' ? event.code.replace(/^(Key|Digit)/, '') : event.key;
  if (pressed.toLowerCase() !== key.toLowerCase()) return false;
  // Where signs stand on the keyboard differs, and with it whether Shift is needed.
  const shiftCounts = key.length > 1 || /\w/.test(key);
  return MODIFIERS.every((modifier) => parts.includes(modifier) === event.getModifierState(modifier) || (modifier === 'Shift' && !shiftCounts));
}

/** As a mouse would: the field one is in is left first. */
function act(target: HTMLElement): void {
  target.focus();
  if (!isField(target)) target.click();
  else if (!(target instanceof HTMLSelectElement)) target.select();
}
