import { announce, closest, onContent } from './page.js';

interface Suggestion {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

interface Box {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly kept: HTMLInputElement;
  readonly list: HTMLElement;
  /** Only what the list offers is an answer: the first is taken as soon as one goes on. */
  readonly strict: boolean;
  shown: readonly Suggestion[];
  active: number;
  chosen: Pick<Suggestion, 'value' | 'text'>;
  /** As it was when last looked at. */
  text: string;
  asked?: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  /** Enter came before the answer. */
  hurried?: boolean;
}

const DELAY = 120;
const boxes = new WeakMap<Element, Box>();

/** An input with a list of suggestions: ARIA Authoring Practices, editable combobox with list autocomplete. */
export function openComboboxes(): void {
  onContent(() => document.querySelectorAll<HTMLElement>('[data-combobox]').forEach(boxOf));
  document.addEventListener('input', (event) => withBox(event.target, typed));
  document.addEventListener('change', (event) => closest(event.target, '[data-combobox-value]') && learn(boxOf(closest(event.target, '[data-combobox]'))));
  document.addEventListener('keydown', (event) => withBox(event.target, (box) => onKey(box, event)));
  document.addEventListener('focusin', (event) => withBox(event.target, offerRecent));
  document.addEventListener('focusout', (event) => withBox(event.target, leave));
  // Before the field loses the focus to the list.
  document.addEventListener('mousedown', (event) => closest(event.target, '[data-combobox] [role=listbox]') && event.preventDefault());
  document.addEventListener('click', onClick);
}

function withBox(target: EventTarget | null, act: (box: Box) => void): void {
  const box = target instanceof HTMLInputElement && target.type !== 'hidden' ? boxOf(target.closest<HTMLElement>('[data-combobox]')) : undefined;
  if (box) act(box);
}

function boxOf(root: HTMLElement | null): Box | undefined {
  const input = root?.querySelector<HTMLInputElement>('input:not([type=hidden])');
  const kept = root?.querySelector<HTMLInputElement>('[data-combobox-value]');
  const list = root?.querySelector<HTMLElement>('[role=listbox]');
  if (!root || !input || !kept || !list) return undefined;
  const known = boxes.get(input);
  if (known) return known;
  const box: Box = { root, input, kept, list, strict: root.dataset.strict !== undefined, chosen: { value: kept.value, text: input.value }, shown: [], active: -1, text: input.value };
  boxes.set(input, box);
  input.removeAttribute('list');
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]] as const) input.setAttribute(name, value);
  // Focused by the page itself, before there was anybody to hear of it.
  if (document.activeElement === input) offerRecent(box);
  return box;
}

function offerRecent(box: Box): void {
  if (box.input.value === '' && box.root.dataset.recent !== undefined && box.list.hidden) ask(box);
}

/** Waits a little before it looks: a scanner types into any field, and takes back what it typed. */
function typed(box: Box): void {
  if (box.input.value === box.text) return;
  box.text = box.input.value;
  clearTimeout(box.timer);
  box.timer = setTimeout(() => ask(box), DELAY);
}

/** What was chosen holds while its words stand there unchanged. */
function settle(box: Box): void {
  clearTimeout(box.timer);
  box.timer = undefined;
  keep(box, box.chosen.value !== '' && box.text === box.chosen.text ? box.chosen.value : '');
}

function ask(box: Box): void {
  settle(box);
  box.asked?.abort();
  const query = box.input.value.trim();
  const enough = query.length >= Number(box.root.dataset.least ?? 2) && box.kept.value === '';
  if (!enough && !(query === '' && box.root.dataset.recent !== undefined)) return close(box);
  void fetchInto(box, query, (box.asked = new AbortController()).signal);
}

async function fetchInto(box: Box, query: string, signal: AbortSignal): Promise<void> {
  try {
    const address = new URL(box.root.dataset.combobox ?? '', location.href);
    address.searchParams.set('q', query);
    const answer = await fetch(address, { headers: { Accept: 'application/json' }, signal });
    const found: unknown = answer.ok ? await answer.json() : [];
    answered(box, Array.isArray(found) ? found.filter(isSuggestion) : []);
  } catch {
    // Overtaken by the next letter, or no connection: what was typed stands.
    if (!signal.aborted) answered(box, []);
  }
}

function answered(box: Box, found: readonly Suggestion[]): void {
  box.asked = undefined;
  if (document.activeElement === box.input) show(box, found);
  else box.shown = found;
  if (box.hurried) choose(box, 0);
  box.hurried = false;
}

function isSuggestion(found: unknown): found is Suggestion {
  const { value, text } = (found ?? {}) as Partial<Suggestion>;
  return typeof value === 'string' && typeof text === 'string';
}

function show(box: Box, shown: readonly Suggestion[]): void {
  box.shown = shown;
  box.list.replaceChildren(...(shown.length > 0 ? shown.map((each, index) => optionOf(box, each, index)) : [nothingFound()]));
  box.list.hidden = shown.length === 0 && box.input.value === '';
  box.input.setAttribute('aria-expanded', String(!box.list.hidden));
  activate(box, box.strict && box.input.value !== '' && shown.length > 0 ? 0 : -1);
}

function optionOf(box: Box, { text, hint }: Suggestion, index: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `${box.list.id}-${index}`;
  option.role = 'option';
  option.append(text);
  if (hint) {
    const small = document.createElement('small');
    small.textContent = hint;
    option.append(' ', small);
  }
  return option;
}

function nothingFound(): HTMLElement {
  const option = document.createElement('li');
  option.role = 'option';
  option.ariaDisabled = 'true';
  option.textContent = 'Không có gợi ý nào khớp';
  return option;
}

function activate(box: Box, index: number): void {
  box.active = index;
  const options = [...box.list.children];
  options.forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
  const active = options[index];
  if (active) box.input.setAttribute('aria-activedescendant', active.id);
  else box.input.removeAttribute('aria-activedescendant');
  active?.scrollIntoView({ block: 'nearest' });
}

function close(box: Box): void {
  box.list.hidden = true;
  box.shown = [];
  box.input.setAttribute('aria-expanded', 'false');
  activate(box, -1);
}

function onKey(box: Box, event: KeyboardEvent): void {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  const open = !box.list.hidden;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (open && box.shown.length > 0) move(box, event.key === 'ArrowDown' ? 1 : -1);
    else ask(box);
  } else if (event.key === 'Enter' && open && box.active >= 0) choose(box, box.active);
  else if (event.key === 'Enter' && waits(box)) hurry(box);
  else if (event.key === 'Escape' && open) close(box);
  else {
    if (event.key === 'Enter') settle(box);
    return;
  }
  event.preventDefault();
}

function waits(box: Box): boolean {
  return box.strict && box.input.value !== '' && (box.timer !== undefined || box.asked !== undefined);
}

/** Enter or Tab came before the answer: its first line is taken when it comes. */
function hurry(box: Box): void {
  if (box.timer !== undefined) ask(box);
  box.hurried = box.asked !== undefined;
}

/** Round the list; where any text will do, with none of it between its end and its beginning. */
function move(box: Box, by: 1 | -1): void {
  const last = box.shown.length - 1;
  const next = box.active + by;
  if (next > last) activate(box, box.strict ? 0 : -1);
  else activate(box, next < 0 && (box.strict || box.active < 0) ? last : next);
}

function choose(box: Box, index: number): void {
  const chosen = box.shown[index];
  if (!chosen) return;
  box.chosen = chosen;
  box.input.value = box.text = chosen.text;
  close(box);
  keep(box, chosen.value);
  announce(box.input, 'input');
}

/** A value that came from elsewhere: a draft that was brought back. */
function learn(box: Box | undefined): void {
  if (!box || box.kept.value === '') return;
  box.text = box.input.value;
  box.chosen = { value: box.kept.value, text: box.text };
}

function keep(box: Box, value: string): void {
  if (box.kept.value === value) return;
  box.kept.value = value;
  announce(box.kept, 'change');
}

function leave(box: Box): void {
  if (box.active >= 0 && box.kept.value === '' && box.strict) choose(box, box.active);
  else if (waits(box)) hurry(box);
  else settle(box);
  close(box);
}

function onClick(event: MouseEvent): void {
  const option = closest(event.target, '[data-combobox] [role=option]');
  const input = option?.closest('[data-combobox]')?.querySelector('input:not([type=hidden])');
  const box = input ? boxes.get(input) : undefined;
  if (box && option?.parentElement) choose(box, [...option.parentElement.children].indexOf(option));
}
