export interface KeyStroke {
  /** As in KeyboardEvent.key. */
  readonly key: string;
  /** Milliseconds on any steady clock: KeyboardEvent.timeStamp. */
  readonly time: number;
}

export interface Scan {
  /** `card`: the QR of a citizen card; `code`: a dossier's; `broken`: a card that came in part; `other`: some other bar code. */
  readonly kind: 'card' | 'code' | 'broken' | 'other';
  readonly text: string;
}

export interface Step<Mark> {
  /** The key is the scanner's and must do nothing. */
  readonly swallow: boolean;
  /** What was noted with the first key of the scan. */
  readonly since?: Mark;
  readonly scan?: Scan;
}

/**
 * Nobody types eight keys in a row this fast. On average: some systems tell the time of a key in steps of 16 ms, and a scanner without
 * a wire sends by the handful.
 */
const FAST = 35;
const SHORTEST = 8;
/** Between two keys of one scan. */
const GAP = 120;
/** Once there is no doubt that a card is being read. */
const CARD_GAP = 250;
const LONGEST_CODE = 48;

// CCCD|CMND|name|ddMMyyyy|sex|address|ddMMyyyy: nobody means to type the start of it within half a second.
const CARD_BEGUN = /\d{12}\|$/;
const CARD = /^\d{12}(\|[^|]*){5,}$/;
const CODE = /(?:[A-Z]\d{2}(?:\.\d{2,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})-\d{6}-\d{4,9}$/i;

// Keys that bring no character, or whose character comes by another way: an input method's composition, Alt with a number.
const SILENT = new Set(['Shift', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Process', 'Unidentified', 'Dead', 'Compose']);

/** A card that came in one piece, copied from whatever read it. */
export function cardIn(pasted: string): Scan | undefined {
  const text = pasted.trim();
  return CARD.test(text) ? { kind: 'card', text } : undefined;
}

/**
 * Tells a desk scanner from a person by speed and by what is typed. Knows nothing of pages; a mark is whatever the page wants back of
 * the moment before the scan.
 * @example recogniser.feed({ key: 'Enter', time: 1250 }).scan // { kind: 'code', text: 'H26.15.30-211027-0001' }
 */
export class ScanRecogniser<Mark = undefined> {
  private keys: (KeyStroke & { mark?: Mark })[] = [];
  private last = -Infinity;
  /** A card is being read, whatever still comes. */
  certain = false;

  feed(stroke: KeyStroke, mark?: Mark): Step<Mark> {
    const { key, time } = stroke;
    if (SILENT.has(key)) return { swallow: false };
    const gap = time - this.last;
    if (gap > (this.certain ? CARD_GAP : GAP)) this.forget();
    this.last = time;
    if (key === 'Enter' || key === 'Tab') return this.endBy(key);
    // An input method that rewrites a syllable takes letters back first.
    if (key === 'Backspace' && this.certain) this.keys.pop();
    else if ([...key].length !== 1) this.forget();
    else this.add({ ...stroke, mark });
    return { swallow: this.certain, since: this.certain ? this.keys[0]?.mark : undefined };
  }

  /** No key for a while: what has come so far, if it is whole. */
  pause(): Step<Mark> {
    const step = this.whole();
    this.forget();
    return step.scan.kind === 'other' ? { swallow: false } : step;
  }

  forget(): void {
    this.keys = [];
    this.certain = false;
  }

  /** Worth waiting for the pause. */
  get pending(): boolean {
    return this.certain || this.whole().scan.kind === 'code';
  }

  private add(stroke: KeyStroke & { mark?: Mark }): void {
    this.keys.push(stroke);
    if (this.certain) return;
    this.keys = this.keys.slice(-LONGEST_CODE);
    const begun = CARD_BEGUN.exec(this.text);
    this.certain = begun !== null && this.isFastSince(begun.index);
    if (begun && this.certain) this.keys = this.keys.slice(begun.index);
  }

  private endBy(key: string): Step<Mark> {
    const step = this.whole();
    const byMachine = step.scan.kind !== 'other' || (key === 'Enter' && this.keys.length >= SHORTEST && this.isFastSince(this.keys.length - SHORTEST, this.last));
    this.forget();
    return byMachine ? step : { swallow: false };
  }

  private whole(): Step<Mark> & { scan: Scan } {
    const text = this.text.trim();
    const code = CODE.exec(text);
    if (this.certain) return { swallow: true, since: this.keys[0]?.mark, scan: { kind: CARD.test(text) ? 'card' : 'broken', text } };
    if (code && this.isFastSince(code.index)) return { swallow: true, since: this.keys[code.index]?.mark, scan: { kind: 'code', text: code[0].toUpperCase() } };
    return { swallow: true, scan: { kind: 'other', text } };
  }

  private get text(): string {
    return this.keys.map(({ key }) => key).join('');
  }

  private isFastSince(index: number, until = this.keys.at(-1)?.time ?? Infinity): boolean {
    const from = this.keys[index]?.time ?? -Infinity;
    return until - from < FAST * (this.keys.length - index);
  }
}
