export interface Seen {
  code: string;
  version: number;
}

/** As many as one page shows. */
const MOST = 200;

/** Dossiers as rows name them, each with the version that was seen; what reads otherwise is left out. @example seenOf(['H26.15.30-261105-0001~3']) */
export function seenOf(texts: readonly string[]): Seen[] {
  const seen = texts.flatMap((text) => {
    const [, code, version] = /^([\w.-]{8,60})~(\d{1,6})$/.exec(text) ?? [];
    return code === undefined || version === undefined ? [] : [{ code, version: Number(version) }];
  });
  return [...new Map(seen.map((each) => [each.code, each])).values()].slice(0, MOST);
}
