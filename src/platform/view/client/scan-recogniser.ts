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

export interface Step {
  /** What was typed before has nothing to do with this key: the field as it is now is the field before a scan. */
  readonly starts: boolean;
  /** The key is the scanner's and must do nothing. */
  readonly swallow: boolean;
  readonly scan?: Scan;
}

/** Nobody types eight keys in a row this fast; a key held down repeats about as fast and is not counted. */
const FAST = 35;
/** A scanner may hesitate once there is no doubt about what it sends. */
export const PAUSE = 150;
const SHORTEST = 8;

// CCCD|CMND|name|ddMMyyyy|sex|address|ddMMyyyy: no one means to type the start of it within half a second.
const CARD_BEGUN = /^\d{12}\|/;
const CARD = /^\d{12}(\|[^|]*){5,}$/;
const CODE = /^(?:[A-Z]\d{2}(?:\.\d{2,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})-\d{6}-\d{4,9}$/i;

// Keys that bring no character, or whose character comes by another way: an input method's composition, Alt with a number.
const SILENT = new Set(['Shift', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Process', 'Unidentified', 'Dead', 'Compose']);

const NOTHING: Step = { starts: false, swallow: false };
const SWALLOWED: Step = { starts: false, swallow: true };

/**
 * Tells a desk scanner from a person by speed and by what is typed. Knows nothing of pages.
 * @example recogniser.feed({ key: 'Enter', time: 1250 }).scan // { kind: 'code', text: 'H26.15.30-211027-0001' }
 */
export class ScanRecogniser {
  private text = '';
  private last = -Infinity;

  feed({ key, time }: KeyStroke): Step {
    if (SILENT.has(key)) return NOTHING;
    const gap = time - this.last;
    this.last = time;
    if (key === 'Enter' || key === 'Tab') return this.endBy(key, gap);
    // An input method that rewrites a syllable takes letters back first.
    if (key === 'Backspace' && this.certain) {
      this.text = this.text.slice(0, -1);
      return SWALLOWED;
    }
    if ([...key].length !== 1) return this.forget();
    const starts = gap > (this.certain ? PAUSE : FAST);
    this.text = starts ? key : this.text + key;
    return { starts, swallow: this.certain };
  }

  /** No key for a while: what has come so far, if it is whole. */
  pause(): Scan | undefined {
    const scan = this.whole();
    this.forget();
    return scan.kind === 'other' ? undefined : scan;
  }

  forget(): Step {
    this.text = '';
    this.last = -Infinity;
    return NOTHING;
  }

  /** Worth waiting for the pause. */
  get pending(): boolean {
    return this.certain || CODE.test(this.text);
  }

  /** A card is being read, whatever still comes. */
  get certain(): boolean {
    return CARD_BEGUN.test(this.text);
  }

  private endBy(key: string, gap: number): Step {
    const scan = this.whole();
    const typedByMachine = this.text.length >= SHORTEST && gap <= (this.pending ? PAUSE : FAST);
    this.forget();
    if (!typedByMachine || (key === 'Tab' && scan.kind === 'other')) return NOTHING;
    return { starts: false, swallow: true, scan };
  }

  private whole(): Scan {
    const text = this.text.trim();
    if (CARD.test(text)) return { kind: 'card', text };
    if (CODE.test(text)) return { kind: 'code', text: text.toUpperCase() };
    return { kind: this.certain ? 'broken' : 'other', text };
  }
}
