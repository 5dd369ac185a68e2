/** How much of a file is looked at before deciding what it is. */
export const PREFIX_BYTES = 64 * 1024;

export type FileKind = { type: 'csv' } | { type: 'xlsx' } | { type: 'other'; name: string };

const SIGNATURES: readonly (readonly [bytes: string, name: string])[] = [
  ['25504446', 'PDF'],
  ['89504e47', 'ảnh PNG'],
  ['ffd8ff', 'ảnh JPEG'],
  ['47494638', 'ảnh GIF'],
  ['52494646', 'ảnh WebP hoặc âm thanh'],
  ['49492a00', 'ảnh TIFF'],
  ['4d4d002a', 'ảnh TIFF'],
  ['1f8b', 'tệp nén GZIP'],
  ['52617221', 'tệp nén RAR'],
  ['377abcaf', 'tệp nén 7z'],
  ['504b0506', 'tệp nén rỗng'],
  ['504b0708', 'tệp nén nhiều phần'],
];

/** Tells a file by its first bytes; its name and declared type prove nothing. */
export function kindOf(prefix: Buffer): FileKind {
  const head = prefix.toString('hex', 0, 8);
  if (head.startsWith('504b0304')) return { type: 'xlsx' };
  // Compound file: a workbook of before 2007, or a new one under a password, which is wrapped in the same container.
  if (head === 'd0cf11e0a1b11ae1') {
    const encrypted = prefix.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    return { type: 'other', name: encrypted ? 'bảng tính có mật khẩu' : 'Excel cũ .xls' };
  }
  const known = SIGNATURES.find(([bytes]) => head.startsWith(bytes));
  if (known) return { type: 'other', name: known[1] };
  if (isUtf16(prefix)) return { type: 'csv' };
  if (prefix.includes(0)) return { type: 'other', name: 'tệp nhị phân' };
  // Many programs save an HTML table under the name .xls.
  if (/^\s*<(?:!doctype|html|head|table|meta|\?xml)/i.test(prefix.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))) {
    return { type: 'other', name: 'trang HTML hoặc XML' };
  }
  return { type: 'csv' };
}

export function isUtf16(prefix: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (prefix[0] === 0xff && prefix[1] === 0xfe) return 'utf-16le';
  if (prefix[0] === 0xfe && prefix[1] === 0xff) return 'utf-16be';
  return undefined;
}
