import type { BenchApp } from './bench-app.js';
import { load } from './http-clients.js';

export interface ListTimes {
  name: string;
  p50Ms: number;
  p95Ms: number;
}

const LISTS = ['open', 'overdue', 'due_today', 'ready_to_return', 'returned_today', 'waiting'];

/** Worklist and search pages over HTTP, one client asking of every unit in turn. */
export async function benchLists(bench: BenchApp, tokens: string[], seconds: number): Promise<ListTimes[]> {
  const paths = [
    ...LISTS.map((list) => ({ name: `worklist ${list}`, path: () => `/api/worklists/${list}` })),
    { name: 'search by name', path: (i: number) => `/api/search?q=${encodeURIComponent(`mau ${i % 20}`)}` },
    { name: 'search by family name', path: () => '/api/search?q=tran%20thi' },
    { name: 'search by identity number', path: (i: number) => `/api/search?q=001099${String(i * 7).padStart(6, '0')}` },
  ];
  const times: ListTimes[] = [];
  for (const { name, path } of paths) {
    const requests = tokens.map((token, index) => ({ method: 'GET' as const, path: path(index), token }));
    await load({ url: bench.url, clients: 1, seconds: 0.5, requests });
    const { p50Ms, p95Ms, failed } = await load({ url: bench.url, clients: 1, seconds, requests });
    if (failed > 0) throw new Error(`${name}: ${failed} requests failed`);
    times.push({ name, p50Ms, p95Ms });
  }
  return times;
}
