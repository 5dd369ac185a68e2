import type { PaperFact } from '#libs/dossier-flow';

/** The part of a procedure version that papers are checked against. */
export interface RequiredPapers {
  papers: readonly { code: string; name: string }[];
}

export type PaperDraft = Omit<PaperFact, 'name' | 'reusedFrom'> & { name?: string | undefined; reusedFrom?: string | undefined };

/**
 * The check-list of a dossier: the version's papers, each as handed in or missing, then whatever else was handed in.
 * Of two entries for one paper the later holds. Not told about papers, the desk has taken the version's list as complete (“đủ”).
 */
export function papersOf(version: RequiredPapers, given: readonly PaperDraft[] | undefined): PaperFact[] {
  if (!given) return version.papers.map((paper) => ({ ...blank(paper), originals: 1 }));
  const byCode = new Map(given.map((paper) => [paper.code, paper]));
  const required = version.papers.map((paper) => {
    const handedIn = byCode.get(paper.code);
    return handedIn ? factOf(handedIn, paper.name) : { ...blank(paper), missing: true };
  });
  const known = new Set(version.papers.map((paper) => paper.code));
  return [...required, ...[...byCode.values()].filter((paper) => !known.has(paper.code)).map((paper) => factOf(paper, paper.code))];
}

/** A paper told of by its code alone keeps the name that it has on the check-list. */
export function withKnownNames(papers: readonly PaperFact[], checkList: readonly PaperFact[]): PaperFact[] {
  const names = new Map(checkList.map(({ code, name }) => [code, name]));
  return papers.map((paper) => (paper.name === paper.code ? { ...paper, name: names.get(paper.code) ?? paper.code } : paper));
}

function blank({ code, name }: { code: string; name: string }): PaperFact {
  return { code, name, originals: 0, certified: 0, copies: 0, missing: false, digitised: 'no' };
}

function factOf(paper: PaperDraft, name: string): PaperFact {
  const { reusedFrom, ...rest } = paper;
  return { ...rest, name: paper.name ?? name, ...(reusedFrom !== undefined && { reusedFrom }) };
}
