import { code128PathOf, type CodePath, qrPathOf } from '#src/platform/view';

export interface CodePaths {
  qr: CodePath;
  code128: CodePath;
}

/** A dossier's code, for scanners of both kinds. @example (await codePathsOf('H26.15.30-211027-0001')).qr.width // 25 */
export async function codePathsOf(text: string): Promise<CodePaths> {
  return { qr: await qrPathOf(text, 'Q'), code128: await code128PathOf(text) };
}
