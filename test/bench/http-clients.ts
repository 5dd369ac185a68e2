import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export interface Load {
  url: string;
  clients: number;
  seconds: number;
  /** What each request sends; taken in turn. */
  requests: { method: 'GET' | 'POST'; path: string; token: string; body?: string }[];
}

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  failed: number;
}

/** Keeps `clients` requests going for `seconds`, from a thread of its own so that the server's loop is not shared. */
export function load(options: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: options });
    thread.once('message', resolve).once('error', reject);
  });
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}

function send(agent: Agent, url: URL, { method, path, token, body }: Load['requests'][number]): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) };
    const call = request({ host: url.hostname, port: url.port, path, method, agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    call.once('error', reject);
    call.end(body);
  });
}

async function run(options: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.clients });
  const url = new URL(options.url);
  const times: number[] = [];
  let next = 0;
  let failed = 0;
  const begun = performance.now();
  const until = begun + options.seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const one = options.requests[next++ % options.requests.length] as Load['requests'][number];
      const start = performance.now();
      const status = await send(agent, url, one);
      times.push(performance.now() - start);
      if (status >= 400) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: options.clients }, client));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), failed };
}

if (!isMainThread && (workerData as Partial<Load> | undefined)?.requests) void run(workerData as Load).then((result) => parentPort?.postMessage(result));
