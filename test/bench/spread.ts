export interface Spread {
  p50Ms: number;
  p95Ms: number;
}

/** Once to warm up, then so many times. */
export async function spreadOf(rounds: number, work: () => Promise<unknown>): Promise<Spread> {
  await work();
  const spans: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await work();
    spans.push(performance.now() - started);
  }
  spans.sort((a, b) => a - b);
  const at = (share: number): number => spans[Math.min(spans.length - 1, Math.floor(spans.length * share))] ?? NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95) };
}
