import { type Field, announce, closest, isField, say } from './page.js';
import { cardIn, type Scan, type Step, ScanRecogniser } from './scan-recogniser.js';

interface Before {
  readonly field: Field;
  readonly value: string;
  readonly caret: number | null;
}

/** Longer than any pause inside a scan, also where the page itself is slow. */
const SILENCE = 400;
const LATE_ENTER = 600;

const recogniser = new ScanRecogniser<Before | undefined>();
let silence: ReturnType<typeof setTimeout> | undefined;
/** Until when an Enter still belongs to the scan that silence has ended. */
let lateEnterUntil = 0;

/** A desk scanner types into whatever has the focus. What it types is taken from there and given to the field that waits for it. */
export function listenForScans(): void {
  window.addEventListener('keydown', onKey, true);
  // A space would press the button that has the focus when the key comes up.
  window.addEventListener('keyup', (event) => recogniser.certain && event.key === ' ' && stop(event), true);
  // Letters without a key of their own, from Alt with a number: while keys are swallowed nothing else can come.
  window.addEventListener('keypress', (event) => recogniser.certain && onKeyless(event, event.key), true);
  window.addEventListener('beforeinput', (event) => recogniser.certain && event.inputType === 'insertText' && onKeyless(event, event.data), true);
  window.addEventListener('compositionend', (event) => recogniser.certain && feedText(event.data, event.timeStamp), true);
  window.addEventListener('paste', onPaste, true);
  window.addEventListener('pointerdown', () => recogniser.forget(), true);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.repeat) return void recogniser.forget();
  if (event.key === 'Enter' && event.timeStamp < lateEnterUntil) {
    lateEnterUntil = 0;
    return stop(event);
  }
  // Alt with figures is how some scanners write a letter: the letter follows as input.
  if (event.altKey) return;
  const step = recogniser.feed({ key: event.key, time: event.timeStamp }, remember(document.activeElement));
  // In the search box Enter means what it says.
  if (step.swallow && !(step.scan?.kind === 'other' && closest(event.target, '[role=search]'))) stop(event);
  follow(step);
}

function onPaste(event: ClipboardEvent): void {
  const scan = cardIn(event.clipboardData?.getData('text') ?? '');
  if (!scan) return;
  stop(event);
  deliver(scan, remember(document.activeElement));
}

function onKeyless(event: Event, text: string | null): void {
  stop(event);
  feedText(text, event.timeStamp);
}

function feedText(text: string | null, time: number): void {
  for (const key of text ?? '') follow(recogniser.feed({ key, time }));
}

function follow({ swallow, since, scan }: Step<Before | undefined>): void {
  clearTimeout(silence);
  if (scan) return deliver(scan, since);
  if (swallow) restore(since);
  if (recogniser.pending) silence = setTimeout(endBySilence, SILENCE);
}

function endBySilence(): void {
  lateEnterUntil = performance.now() + LATE_ENTER;
  follow(recogniser.pause());
}

function remember(field: Element | null): Before | undefined {
  return isField(field) ? { field, value: field.value, caret: field instanceof HTMLSelectElement ? null : field.selectionStart } : undefined;
}

function restore(before: Before | undefined): void {
  if (!before || before.field.value === before.value) return;
  const { field, value, caret } = before;
  field.value = value;
  if (caret !== null && !(field instanceof HTMLSelectElement)) field.setSelectionRange(caret, caret);
  announce(field, field instanceof HTMLSelectElement ? 'change' : 'input');
}

function deliver({ kind, text }: Scan, before: Before | undefined): void {
  if (kind === 'other') return;
  restore(before);
  if (kind === 'broken') return say('Chưa đọc được trọn mã trên thẻ. Quét lại.');
  const waiting = `[data-scan-${kind}]`;
  const sink = before?.field.form?.querySelector<HTMLInputElement>(waiting) ?? document.querySelector<HTMLInputElement>(waiting);
  if (sink) {
    sink.value = text;
    sink.dispatchEvent(new CustomEvent('scan', { bubbles: true, detail: { text } }));
  } else if (kind === 'card') say('Trang này không dùng thẻ căn cước vừa quét.');
  else if (hasUnsaved()) say(`Trang đang nhập dở, chưa mở hồ sơ ${text}.`);
  else location.assign(`/ho-so/${encodeURIComponent(text)}`);
}

/** Forms that keep a draft lose nothing by leaving. */
function hasUnsaved(): boolean {
  return [...document.forms].some(
    (form) => form.method === 'post' && !form.hasAttribute('data-draft') && [...form.elements].some((field) => (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && isChanged(field)),
  );
}

function isChanged(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
