import { type LoadResult, loadByTurns, type Server } from './http-clients.js';

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
const WARM_SECONDS = 1;

/** What the API answers from lists. */
export const LIST_QUESTIONS: readonly Asked[] = [
  ...LISTS.map((list) => ({ name: `worklist ${list}`, path: () => `/api/worklists/${list}` })),
  { name: 'search by name, a full page of 50', path: () => '/api/search?q=mau' },
  // Ten rows, because a small commune has no fifty of one name: pages are equally full in both databases.
  { name: 'search by name and number, 10 rows', path: (i) => `/api/search?limit=10&q=${encodeURIComponent(`mau ${1 + (i % 9)}`)}` },
  { name: 'search by family name, 10 rows', path: () => '/api/search?limit=10&q=tran%20thi' },
  { name: 'search by identity number', path: (i) => `/api/search?q=001099${String(1 + (i % 190)).padStart(6, '0')}` },
];

/** Questions over HTTP, one client asking of every unit in turn: of a small and of a large database by turns, `seconds` long for both together. */
export async function benchLists(asked: readonly Asked[], small: ListHost, large: ListHost, seconds: number): Promise<ListTimes[]> {
  const times: ListTimes[] = [];
  for (const { name, path } of asked) {
    const servers = [small, large].map(({ url, tokens }): Server => ({ url, requests: tokens.map((token, index) => ({ method: 'GET', path: path(index), token })) }));
    await loadByTurns(servers, { clients: 1, seconds: WARM_SECONDS });
    const [ofSmall, ofLarge] = (await loadByTurns(servers, { clients: 1, seconds })) as [LoadResult, LoadResult];
    if (ofSmall.failed + ofLarge.failed > 0) throw new Error('a request failed');
    times.push({ name, small: ofSmall, large: ofLarge });
  }
  return times;
}
