import { searchKey } from '#libs/vietnamese';

interface Named {
  code: string;
  name: string;
}

/**
 * Those whose code contains the query, or whose name has for each word typed a word that begins with it; words next to
 * each other first, then words in the order typed, then the rest; by code among equals.
 * @example bestMatches([{ code: '1.001193', name: 'Thủ tục đăng ký khai sinh' }], 'kh si').length === 1
 */
export function bestMatches<N extends Named>(named: readonly N[], query: string): N[] {
  const typed = searchKey(query).split(' ').filter((word) => word !== '');
  const code = query.trim().toLowerCase();
  return named
    .flatMap((one) => {
      const rank = typed.length === 0 || one.code.toLowerCase().includes(code) ? 0 : rankOf(searchKey(one.name).split(' '), typed);
      return rank === undefined ? [] : [{ one, rank }];
    })
    .sort((a, b) => a.rank - b.rank || (a.one.code < b.one.code ? -1 : 1))
    .map(({ one }) => one);
}

/** 0 next to each other, 1 in order, 2 in any order; undefined when some word typed begins none. */
function rankOf(words: readonly string[], typed: readonly string[]): number | undefined {
  if (!typed.every((part) => words.some((word) => word.startsWith(part)))) return undefined;
  if (words.some((_, start) => typed.every((part, i) => words[start + i]?.startsWith(part)))) return 0;
  let at = 0;
  for (const word of words) if (at < typed.length && word.startsWith(typed[at] ?? '')) at += 1;
  return at === typed.length ? 1 : 2;
}
