import { type Field, announce, isField, onContent } from './page.js';
import { dropCopy, keepCopy, readCopy, sweepCopies } from './draft-copy.js';

const QUIET = 2000;
const AGAIN = 15_000;
/** What a browser still sends for a page that is gone. */
const MOST_KEPT_ALIVE = 60_000;

interface State {
  timer?: ReturnType<typeof setTimeout>;
  saving?: AbortController;
  /** Something was typed that no save has taken up. */
  unsaved: boolean;
  /** Of this tab's copy, until somebody types: partial updates may still bring fields that it fills. */
  copy?: URLSearchParams;
  filled: WeakSet<Field>;
}

let isLeaving = false;
const states = new WeakMap<HTMLFormElement, State>();

/** `form[data-draft]` keeps a draft: at that address of the server, and in this tab while the server cannot be reached. */
export function keepDrafts(): void {
  document.addEventListener('input', touched);
  document.addEventListener('change', touched);
  document.addEventListener('submit', onSubmit);
  window.addEventListener('beforeunload', () => (isLeaving = true));
  window.addEventListener('pageshow', () => (isLeaving = false));
  window.addEventListener('pagehide', () => drafts().forEach((form) => void save(form, true)));
  window.addEventListener('online', () => drafts().forEach((form) => void save(form)));
  onContent(() => {
    sweepCopies(drafts().map(keyOf));
    drafts().forEach(restore);
  });
}

function drafts(): HTMLFormElement[] {
  return [...document.querySelectorAll<HTMLFormElement>('form[data-draft]')];
}

function keyOf(form: HTMLFormElement): string {
  return form.dataset.draftKey ?? form.dataset.draft ?? '';
}

function touched(event: Event): void {
  const form = isField(event.target) ? event.target.form : null;
  const state = form?.dataset.draft && states.get(form);
  if (!form || !state) return;
  if (event.isTrusted) state.copy = undefined;
  state.unsaved = true;
  saveAfter(form, state, QUIET);
}

function saveAfter(form: HTMLFormElement, state: State, quiet: number): void {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => void save(form), quiet);
}

async function save(form: HTMLFormElement, leaving = false): Promise<void> {
  const state = states.get(form);
  if (!state?.unsaved || !form.dataset.draft || !form.isConnected) return;
  halt(state);
  const { signal } = (state.saving = new AbortController());
  const fields = fieldsOf(form);
  state.unsaved = false;
  // A reload opens the draft again, not an empty form.
  if (form.dataset.draftAt) history.replaceState(history.state, '', form.dataset.draftAt);
  // The page may be gone before there is an answer.
  if (leaving) keepCopy(keyOf(form), fields, true);
  try {
    const answer = await fetch(form.dataset.draft, {
      method: 'POST',
      body: fields,
      headers: { 'X-Requested-With': 'fetch', Accept: 'text/plain' },
      keepalive: fields.toString().length < MOST_KEPT_ALIVE,
      redirect: 'manual',
      signal,
    });
    const text = answer.ok ? await savedText(answer) : undefined;
    if (text === undefined) return failed(form, state, fields, 'Chưa lưu được nháp — đang giữ trên máy này');
    // The page that is being asked for may have been written before this draft arrived.
    if (isLeaving) keepCopy(keyOf(form), fields, true);
    else dropCopy(keyOf(form));
    tell(form, text);
  } catch {
    if (!signal.aborted) failed(form, state, fields, 'Mất kết nối — đang giữ trên máy này');
  }
}

function halt(state: State): void {
  clearTimeout(state.timer);
  state.saving?.abort();
}

function failed(form: HTMLFormElement, state: State, fields: URLSearchParams, text: string): void {
  state.unsaved = true;
  keepCopy(keyOf(form), fields, false);
  tell(form, text);
  saveAfter(form, state, AGAIN);
}

/** The server's own words; else the hour of its answer. */
async function savedText(answer: Response): Promise<string> {
  const text = answer.headers.get('content-type')?.startsWith('text/plain') ? await answer.text() : '';
  const at = new Date(answer.headers.get('date') ?? NaN);
  const hour = isNaN(at.valueOf()) ? '' : ` ${at.toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' })}`;
  return text || `Đã lưu nháp${hour}`;
}

/** What is sent is no draft any more. Should the sending fail, a copy is there when the form comes back. */
function onSubmit({ target: form }: SubmitEvent): void {
  if (!(form instanceof HTMLFormElement)) return;
  if (form.hasAttribute('data-forget')) sweepCopies([], true);
  const state = states.get(form);
  if (!state) return;
  halt(state);
  keepCopy(keyOf(form), fieldsOf(form), true);
  state.unsaved = false;
}

/** As the form would send it, without files, passwords and the raw text of a card. */
function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !form.querySelector(`:is([type=password], [data-scan-card])[name="${CSS.escape(name)}"]`)) fields.append(name, value);
  }
  return fields;
}

function restore(form: HTMLFormElement): void {
  // The server's answer to what was sent from this form holds all of it.
  if (!states.has(form) && form.hasAttribute('data-draft-returned')) dropCopy(keyOf(form));
  const state = states.get(form) ?? { unsaved: false, filled: new WeakSet(), copy: readCopy(keyOf(form)) };
  states.set(form, state);
  if (!state.copy) return;
  const changed = fill(form, state.copy, state.filled);
  if (changed.length > 0) tell(form, 'Đã khôi phục phần chưa lưu');
  for (const field of changed) announce(field, 'change');
}

/** Puts the copy into fields not filled before; those that changed. */
function fill(form: HTMLFormElement, copy: URLSearchParams, filled: WeakSet<Field>): Field[] {
  const used = new Map<string, number>();
  return [...form.elements].filter(isField).filter((field) => {
    if (!isRestorable(field)) return false;
    const values = copy.getAll(field.name);
    const nth = used.get(field.name) ?? 0;
    used.set(field.name, nth + 1);
    if (filled.has(field)) return false;
    filled.add(field);
    if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)) {
      const before = field.checked;
      field.checked = values.includes(field.value);
      return field.checked !== before;
    }
    const value = values[nth];
    if (value === undefined || field.value === value) return false;
    field.value = value;
    return field.value === value;
  });
}

/** Names that begin with _ and hidden fields are the page's own, except what a choice from a list is kept in. */
function isRestorable(field: Field): boolean {
  const own = field.name === '' || field.name.startsWith('_') || /^(file|password|submit|button)$/.test(field.type);
  return !own && (field.type !== 'hidden' || field.hasAttribute('data-combobox-value'));
}

function tell(form: HTMLFormElement, text: string): void {
  const status = form.querySelector('[data-draft-status]') ?? document.querySelector('[data-draft-status]');
  if (status) status.textContent = text;
}
