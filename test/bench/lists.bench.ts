import { load, type LoadResult } from './http-clients.js';

export interface ListTimes {
  name: string;
  small: LoadResult;
  large: LoadResult;
}

export interface ListHost {
  url: string;
  tokens: string[];
}

export interface Asked {
  name: string;
  path: (index: number) => string;
}

const LISTS = ['open', 'overdue', 'due_today', 'ready_to_return', 'returned_today', 'waiting'];
const ROUNDS = 5;

/** What the API answers from lists. */
export const LIST_QUESTIONS: readonly Asked[] = [
  ...LISTS.map((list) => ({ name: `worklist ${list}`, path: () => `/api/worklists/${list}` })),
  { name: 'search by name, a full page of 50', path: () => '/api/search?q=mau' },
  // Ten rows, because a small commune has no fifty of one name: pages are equally full in both databases.
  { name: 'search by name and number, 10 rows', path: (i) => `/api/search?limit=10&q=${encodeURIComponent(`mau ${1 + (i % 9)}`)}` },
  { name: 'search by family name, 10 rows', path: () => '/api/search?limit=10&q=tran%20thi' },
  { name: 'search by identity number', path: (i) => `/api/search?q=001099${String(1 + (i % 190)).padStart(6, '0')}` },
];

/**
 * Questions over HTTP, one client asking of every unit in turn: of a small and of a large database, by
 * turns, so that whatever else the machine does falls on both alike.
 */
export async function benchLists(asked: readonly Asked[], small: ListHost, large: ListHost, seconds: number): Promise<ListTimes[]> {
  const times: ListTimes[] = [];
  for (const { name, path } of asked) {
    const ask = (host: ListHost, span: number): Promise<LoadResult> =>
      load({ url: host.url, clients: 1, seconds: span, requests: host.tokens.map((token, index) => ({ method: 'GET', path: path(index), token })) });
    await ask(small, 0.5);
    await ask(large, 0.5);
    const rounds: { small: LoadResult; large: LoadResult }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ small: await ask(small, seconds / ROUNDS), large: await ask(large, seconds / ROUNDS) });
    times.push({ name, small: median(rounds.map((round) => round.small)), large: median(rounds.map((round) => round.large)) });
  }
  return times;
}

/** The round in the middle by its p95. */
function median(rounds: LoadResult[]): LoadResult {
  if (rounds.some((round) => round.failed > 0)) throw new Error('a request failed');
  return rounds.sort((a, b) => a.p95Ms - b.p95Ms)[Math.floor(rounds.length / 2)] as LoadResult;
}
