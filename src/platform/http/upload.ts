import { basename, extname } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable, TransformCallback } from 'node:stream';
import type { MultipartFields, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { refuseHttp } from './refusals.js';
import { hasBadCharacter } from './text-fields.js';

export interface UploadOptions {
  readonly maxBytes: number;
  /** Name of the form part that holds the file; `file` unless told. */
  readonly field?: string;
  /** Extensions taken, with the dot and in lower case; any unless told. */
  readonly accept?: readonly `.${string}`[];
  /** Told the text parts before the file is looked at, so that a form that comes back has lost nothing. */
  readonly onFields?: (fields: Readonly<Record<string, string>>) => void;
}

export interface Upload {
  readonly fileName: string;
  /** The bytes as they arrive. Fails with upload.too_large or upload.broken; it must be read to its end or destroyed. */
  readonly stream: Readable;
  /** Text parts that came before the file. Parts behind it are not read. */
  readonly fields: Readonly<Record<string, string>>;
}

const ENVELOPE_BYTES = 64 * 1024; // boundaries and text parts around the file

/**
 * Opens the file of a multipart request as a stream; nothing is kept in memory or on disk.
 *
 * @throws Refusal upload.not_multipart, upload.missing, upload.wrong_field, upload.wrong_type, upload.too_large, upload.broken
 */
export async function readUpload(request: FastifyRequest, options: UploadOptions): Promise<Upload> {
  const { maxBytes, field = 'file', accept, onFields } = options;
  if (!request.isMultipart()) throw refuseHttp('upload.not_multipart');
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + ENVELOPE_BYTES) {
    request.raw.resume(); // Read away, so that the answer reaches a client that is still sending.
    throw tooLarge(maxBytes);
  }
  const part = await firstFile(request, maxBytes);
  if (part === undefined) throw refuseHttp('upload.missing', { field });
  onFields?.(textsOf(part.fields));
  const fileName = cleanFileName((part.filename) ?? ''); // absent in spite of its type
  const refusal =
    part.fieldname !== field
      ? refuseHttp('upload.wrong_field', { field, given: part.fieldname.slice(0, 100) })
      : fileName === ''
        ? refuseHttp('upload.missing', { field })
        : accept !== undefined && !accept.some((extension) => extension === extname(fileName).toLowerCase())
          ? refuseHttp('upload.wrong_type', { accepted: accept })
          : undefined;
  if (refusal !== undefined) {
    part.file.on('error', () => undefined).resume(); // Refused already; what is wrong with the rest does not matter.
    throw refusal;
  }
  return { fileName, stream: bounded(part, maxBytes), fields: textsOf(part.fields) };
}

async function firstFile(request: FastifyRequest, maxBytes: number): Promise<MultipartFile | undefined> {
  try {
    return await request.file({
      throwFileSizeLimit: false,
      limits: { fileSize: maxBytes + 1, files: 1, fields: 20, fieldSize: 10_000, fieldNameSize: 100, headerPairs: 50 },
    });
  } catch {
    throw refuseHttp('upload.broken'); // Whatever busboy dislikes is the sender's mistake.
  }
}

/** Passes the bytes on, counts them, and fails past the limit or when the part breaks off. */
function bounded(part: MultipartFile, maxBytes: number): Readable {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        done(tooLarge(maxBytes));
      } else {
        done(null, chunk);
      }
    },
  });
  part.file.on('error', () => stream.destroy(refuseHttp('upload.broken')));
  // A reader that stops early leaves the rest of the request to be read away, or the answer would not reach the client.
  stream.on('close', () => {
    part.file.unpipe(stream);
    part.file.resume();
  });
  return part.file.pipe(stream);
}

function tooLarge(maxBytes: number): Error {
  return refuseHttp('upload.too_large', { maxMegabytes: Math.max(0.01, Math.floor(maxBytes / 10_485.76) / 100) });
}

function cleanFileName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).normalize('NFC').trim();
  return [...plain].filter((character) => !hasBadCharacter(character)).join('').slice(-200);
}

function textsOf(fields: MultipartFields): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, part] of Object.entries(fields)) {
    const single = Array.isArray(part) ? part[0] : part;
    if (single?.type === 'field' && typeof single.value === 'string') texts[name] = single.value.normalize('NFC').trim();
  }
  return texts;
}
