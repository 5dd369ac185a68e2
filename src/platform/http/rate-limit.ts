import { refuseHttp } from './refusals.js';

export interface RateLimitOptions {
  /** How many in a window. */
  readonly most: number;
  readonly windowMs: number;
}

interface Window {
  began: number;
  count: number;
}

/** More callers than this at once are no people; the oldest are forgotten rather than the memory filled. */
const MOST_CALLERS = 10_000;

/** How often one caller may ask of this process. For pages that anybody may ask without signing in. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly options: RateLimitOptions) {}

  /** @throws http.too_many_requests */
  take(caller: string, now: Date): void {
    const at = now.getTime();
    const known = this.windows.get(caller);
    const window = known && at - known.began < this.options.windowMs ? known : { began: at, count: 0 };
    window.count += 1;
    this.windows.delete(caller);
    this.windows.set(caller, window);
    if (this.windows.size > MOST_CALLERS) this.forgetOldest();
    if (window.count > this.options.most) throw refuseHttp('http.too_many_requests');
  }

  private forgetOldest(): void {
    const [oldest] = this.windows.keys();
    if (oldest !== undefined) this.windows.delete(oldest);
  }
}
