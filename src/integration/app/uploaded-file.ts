import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#src/platform/database';
import { ChunkStore } from '../data/chunk.store.js';

const CHUNK_BYTES = 1_048_576;

/** The file was dropped while it was being read: somebody else has ended the import. */
export class FileGone extends Error {
  override readonly name = 'FileGone';
}

/** An uploaded file in the database, written and read a piece at a time, each in a short transaction of its own. */
@Injectable()
export class UploadedFile {
  constructor(private readonly database: Database, private readonly chunks: ChunkStore) {}

  /** @returns how many chunks it took */
  async write(unitId: string, importId: string, source: AsyncIterable<Buffer>): Promise<number> {
    let count = 0;
    for await (const bytes of inChunks(source)) {
      const n = count++;
      await this.database.inUnit(unitId, (tx) => this.chunks.write(tx, unitId, importId, n, bytes));
    }
    return count;
  }

  /** @param onBytes told how many bytes have been read so far */
  read(unitId: string, importId: string, chunkCount: number, onBytes: (bytes: number) => void = () => undefined): Readable {
    return Readable.from(this.pieces(unitId, importId, chunkCount, onBytes), { objectMode: false });
  }

  drop(tx: Tx, unitId: string, importId: string): Promise<void> {
    return this.chunks.drop(tx, unitId, importId);
  }

  private async *pieces(unitId: string, importId: string, chunkCount: number, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
    let total = 0;
    for (let n = 0; n < chunkCount; n += 1) {
      const bytes = await this.database.inUnit(unitId, (tx) => this.chunks.read(tx, unitId, importId, n));
      if (!bytes) throw new FileGone();
      yield bytes;
      total += bytes.length;
      onBytes(total);
    }
  }
}

/** Pieces of one size, but for the last. */
async function* inChunks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    for (let rest = piece; rest.length > 0; ) {
      const part = rest.subarray(0, CHUNK_BYTES - size);
      rest = rest.subarray(part.length);
      waiting.push(part);
      size += part.length;
      if (size < CHUNK_BYTES) continue;
      yield Buffer.concat(waiting);
      waiting = [];
      size = 0;
    }
  }
  if (size > 0) yield Buffer.concat(waiting);
}
