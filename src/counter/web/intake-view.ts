import type { FormState } from '#src/platform/view';
import type { IntakeScene } from '../app/intake-desk.js';
import type { DraftLine } from '../app/intake-drafts.js';

export interface Note {
  tone: 'soft' | 'good' | 'warning' | 'wrong';
  text: string;
}

export interface IntakeView {
  state: FormState;
  scene: IntakeScene;
  /** What looking the owner up has found. */
  person?: Note;
  drafts: readonly DraftLine[];
}
