import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** The archive is not what it claims; `name` says in Vietnamese what was found. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** Unpacks to so much more than its size that only harm can be meant. */
export class ArchiveBombError extends ArchiveError {}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly headerOffset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ZIP64 = 0xffffffff;

/** Real sheets shrink to a tenth or a twentieth; only an archive made to harm shrinks to less than this. */
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 8 * 1024 * 1024;
const MAX_INFLATED = 1024 * 1024 * 1024;

/** Reads the entries of a ZIP held in memory one by one, each as a stream. */
export class ZipArchive {
  private readonly entries = new Map<string, Entry>();

  /** @throws ArchiveError */
  constructor(private readonly bytes: Buffer) {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) throw new ArchiveError('tệp nén bị cắt cụt');
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < count; index++) at = this.readDirectoryEntry(at);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): IterableIterator<string> {
    return this.entries.keys();
  }

  /** @throws ArchiveError, also while streaming */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new ArchiveError(`thiếu phần ${name}`);
    if (entry.encrypted) throw new ArchiveError('tệp nén có mật khẩu');
    const data = this.dataOf(entry);
    if (entry.method === 0) return void (yield data);
    if (entry.method !== 8) throw new ArchiveError('kiểu nén lạ');
    const inflate = createInflateRaw();
    let size = 0;
    try {
      for await (const chunk of Readable.from([data]).pipe(inflate)) {
        size += (chunk as Buffer).length;
        const bomb = size > MAX_INFLATED || (size > RATIO_COUNTS_FROM && size > MAX_RATIO * entry.compressedSize);
        if (bomb) throw new ArchiveBombError('tệp nén phình to bất thường');
        yield chunk as Buffer;
      }
    } catch (error) {
      if (isZlibError(error)) throw new ArchiveError('phần nén bị hỏng');
      throw error;
    } finally {
      inflate.destroy();
    }
  }

  /** A small part as text. @throws ArchiveError when it is larger than the limit */
  async text(name: string, limit: number): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of this.read(name)) {
      size += chunk.length;
      if (size > limit) throw new ArchiveError(`phần ${name} quá lớn`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  private readDirectoryEntry(at: number): number {
    const { bytes } = this;
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new ArchiveError('mục lục tệp nén bị hỏng');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const entry = {
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      headerOffset: bytes.readUInt32LE(at + 42),
    };
    if (entry.compressedSize === ZIP64 || entry.headerOffset === ZIP64) throw new ArchiveError('tệp nén quá lớn');
    this.entries.set(bytes.toString('utf8', at + 46, nameEnd), entry);
    return nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }

  private dataOf(entry: Entry): Buffer {
    const at = entry.headerOffset;
    const whole = at + 30 <= this.bytes.length && this.bytes.readUInt32LE(at) === LOCAL_HEADER;
    const start = whole ? at + 30 + this.bytes.readUInt16LE(at + 26) + this.bytes.readUInt16LE(at + 28) : Infinity;
    if (start + entry.compressedSize > this.bytes.length) throw new ArchiveError('tệp nén bị cắt cụt');
    return this.bytes.subarray(start, start + entry.compressedSize);
  }
}

function isZlibError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code !== undefined && (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE');
}
