import TestSequencer from '@jest/test-sequencer';

/** What takes minutes starts first, or one core would wait for the other at the end. A fresh clone does not know yet what took how long. */
const FIRST = ['test/browser/', 'test/journeys/', 'test/contracts/', 'test/golden/'];

function turnOf({ path }) {
  const turn = FIRST.findIndex((folder) => path.includes(`/${folder}`));
  return turn < 0 ? FIRST.length : turn;
}

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => (b.duration ?? 0) - (a.duration ?? 0) || turnOf(a) - turnOf(b));
  }
}
