import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

export interface Server {
  url: string;
  /** What each request sends; taken in turn. */
  requests: { method: 'GET' | 'POST'; path: string; token: string; body?: string }[];
}

export interface Load extends Server {
  clients: number;
  seconds: number;
}

interface Turns {
  servers: Server[];
  clients: number;
  seconds: number;
}

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  failed: number;
}

/** Keeps `clients` requests going for `seconds`, from a thread of its own so that the server's loop is not shared. */
export async function load(options: Load): Promise<LoadResult> {
  const [result] = await loadByTurns([options], options);
  return result as LoadResult;
}

/** The same of several servers, each client asking them in turn, request by request: whatever else the machine does falls on all alike. */
export function loadByTurns(servers: readonly Server[], { clients, seconds }: Pick<Load, 'clients' | 'seconds'>): Promise<LoadResult[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: { servers: servers.map(({ url, requests }) => ({ url, requests })), clients, seconds } satisfies Turns });
    thread.once('message', resolve).once('error', reject);
  });
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? NaN;
}

function send(agent: Agent, url: URL, { method, path, token, body }: Server['requests'][number]): Promise<number> {
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

class Measured {
  private readonly address: URL;
  private readonly times: number[] = [];
  private next = 0;
  private failed = 0;

  constructor(private readonly server: Server) {
    this.address = new URL(server.url);
  }

  async ask(agent: Agent): Promise<void> {
    const one = this.server.requests[this.next++ % this.server.requests.length] as Server['requests'][number];
    const start = performance.now();
    const status = await send(agent, this.address, one);
    this.times.push(performance.now() - start);
    if (status >= 400) this.failed += 1;
  }

  result(seconds: number): LoadResult {
    const times = this.times.sort((a, b) => a - b);
    return { perSecond: times.length / seconds, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95), failed: this.failed };
  }
}

async function run({ servers, clients, seconds }: Turns): Promise<LoadResult[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const measured = servers.map((server) => new Measured(server));
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < until) for (const each of measured) await each.ask(agent);
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = (performance.now() - begun) / 1000;
  agent.destroy();
  return measured.map((each) => each.result(took));
}

if (!isMainThread && (workerData as Partial<Turns> | undefined)?.servers) void run(workerData as Turns).then((results) => parentPort?.postMessage(results));
