/** A stream of numbers that is the same for the same seed on every machine (mulberry32). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both bounds included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** How many of `count` happen, each with that chance; exact for 0 and 1, close to binomial for large counts. */
  howMany(count: number, chance: number): number {
    if (chance >= 1) return count;
    if (count > 64) {
      const spread = Math.sqrt(count * chance * (1 - chance)) * (this.next() + this.next() + this.next() - 1.5) * 2;
      return Math.min(count, Math.max(0, Math.round(count * chance + spread)));
    }
    let happened = 0;
    for (let i = 0; i < count; i += 1) if (this.chance(chance)) happened += 1;
    return happened;
  }
}
