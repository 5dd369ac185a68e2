import { ArchiveError, ZipArchive } from './zip-archive.js';

/**
 * Whether a file can be given to a library that unpacks all of it: it is a ZIP archive, has the part that makes it what it claims to
 * be, carries no program, and does not unpack to more than the limit.
 * @throws ArchiveError
 */
export async function checkOfficeArchive(bytes: Buffer, mainPart: string, limit: number): Promise<void> {
  const archive = new ZipArchive(bytes);
  if (!archive.has(mainPart)) throw new ArchiveError(`thiếu phần ${mainPart}`);
  let size = 0;
  for (const name of archive.names()) {
    if (name.endsWith('.bin') && name.includes('vbaProject')) throw new ArchiveError('tệp có chương trình (macro) kèm theo');
    for await (const chunk of archive.read(name)) {
      size += chunk.length;
      if (size > limit) throw new ArchiveError('tệp nén phình to quá mức cho phép');
    }
  }
}
