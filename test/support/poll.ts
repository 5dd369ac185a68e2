import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is truthy. @throws after `withinMs`, telling the last answer. */
export async function eventually<T>(ask: () => Promise<T> | T, withinMs = 50_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${ask.toString().slice(0, 200)}`);
    await pause(25);
  }
}
