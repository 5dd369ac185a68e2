import { announce, closest, onContent } from './page.js';

/** The box ticked last, where a range with Shift begins. */
let anchor: HTMLInputElement | undefined;

/** One box for all, ranges with Shift, how many are chosen, and "none of these". */
export function helpChoosing(): void {
  document.addEventListener('click', (event) => {
    const box = boxOf(event.target);
    if (box && event.shiftKey) chooseRange(box);
    if (box) anchor = box;
  });
  document.addEventListener('change', (event) => {
    const box = boxOf(event.target);
    if (!box) return;
    if (box.dataset.selectAll !== undefined) chooseAll(box);
    else clearOthers(box);
    count();
  });
  window.addEventListener('pageshow', count);
  onContent(count);
}

function boxOf(target: EventTarget | null): HTMLInputElement | null {
  return closest<HTMLInputElement>(target, 'input[type=checkbox]');
}

function boxesNamed(name: string, within: ParentNode = document): HTMLInputElement[] {
  return [...within.querySelectorAll<HTMLInputElement>(`input[type=checkbox][name="${CSS.escape(name)}"]:not(:disabled)`)];
}

function chooseAll(head: HTMLInputElement): void {
  set(rowsOf(head), head.checked);
}

function rowsOf(head: HTMLInputElement): HTMLInputElement[] {
  return boxesNamed(head.dataset.selectAll ?? '', head.closest('table') ?? document);
}

function chooseRange(box: HTMLInputElement): void {
  const boxes = boxesNamed(box.name, box.closest('table, fieldset') ?? document);
  const ends = [boxes.indexOf(box), anchor ? boxes.indexOf(anchor) : -1].sort((a, b) => a - b);
  if (ends[0] !== -1) set(boxes.slice(ends[0], (ends[1] ?? 0) + 1), box.checked);
}

function set(boxes: readonly HTMLInputElement[], checked: boolean): void {
  for (const box of boxes) box.checked = checked;
}

/** A box that excludes the others, and the others that exclude it. */
function clearOthers(box: HTMLInputElement): void {
  if (!box.checked) return;
  const excludes = box.dataset.behaviour === 'exclusive';
  const others = boxesNamed(box.name, box.form ?? document).filter((other) => other !== box && other.checked && (excludes || other.dataset.behaviour === 'exclusive'));
  set(others, false);
  for (const other of others) announce(other, 'change');
}

function count(): void {
  for (const head of document.querySelectorAll<HTMLInputElement>('[data-select-all]')) {
    const rows = rowsOf(head);
    const chosen = rows.filter(({ checked }) => checked).length;
    head.hidden = rows.length === 0;
    head.checked = chosen > 0 && chosen === rows.length;
    head.indeterminate = chosen > 0 && chosen < rows.length;
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-chosen-count]')) {
    const chosen = String(boxesNamed(place.dataset.chosenCount ?? '').filter(({ checked }) => checked).length);
    if (place.textContent !== chosen) place.textContent = chosen;
  }
}
