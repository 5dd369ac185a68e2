import { helpChoosing } from './choosing.js';
import { openComboboxes } from './combobox.js';
import { keepDrafts } from './draft.js';
import { keepFocus } from './focus.js';
import { listenForScans } from './scanner.js';
import { listenForShortcuts } from './shortcuts.js';
import { doSmallThings } from './small-things.js';

// The scanner first: what it takes, nobody else hears of. Lists of suggestions before shortcuts: both know Escape.
listenForScans();
openComboboxes();
listenForShortcuts();
keepFocus();
helpChoosing();
keepDrafts();
doSmallThings();
