export interface Spread {
  p50Ms: number;
  p95Ms: number;
}

/** Once to warm up, then so many times. */
export async function spreadOf(rounds: number, work: () => Promise<unknown>): Promise<Spread> {
  const [spread] = await spreadsOf(rounds, [work]);
  return spread as Spread;
}

/** Several works by turns, so that whatever else the machine does falls on all alike. */
export async function spreadsOf(rounds: number, works: readonly (() => Promise<unknown>)[]): Promise<Spread[]> {
  for (const work of works) await work();
  const measured = works.map((work) => ({ work, spans: [] as number[] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { work, spans } of measured) {
      const started = performance.now();
      await work();
      spans.push(performance.now() - started);
    }
  }
  return measured.map(({ spans }) => spreadAmong(spans.sort((a, b) => a - b)));
}

function spreadAmong(sorted: readonly number[]): Spread {
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
