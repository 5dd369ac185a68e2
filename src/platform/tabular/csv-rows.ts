import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { isUtf16 } from './file-kind.js';
import type { RawRow } from './raw-row.js';
import { refuse } from './refusals.js';

const DELIMITERS = [',', ';', '\t'] as const;
/** A quote that is never closed must not swallow the file into memory. */
const MAX_RECORD = 1_000_000;

/** @throws tabular.broken_text, tabular.malformed_quotes */
export async function* csvRows(chunks: AsyncIterable<Buffer>, prefix: Buffer, file: string): AsyncGenerator<RawRow> {
  const encoding = detectEncoding(prefix, file);
  const start = new TextDecoder(encoding).decode(prefix, { stream: true });
  const parser = parse({
    delimiter: detectDelimiter(start),
    // Files put together by hand mix them.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: MAX_RECORD,
  });
  // A failure on the way destroys the parser, and so reaches the loop below.
  const fed = pipeline(Readable.from(decode(chunks, encoding, file)), parser).catch(() => undefined);
  let row = 0;
  try {
    for await (const record of parser) yield { row: ++row, cells: record as string[] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse('tabular.malformed_quotes', { row: Number(error.records ?? row) + 1 });
  } finally {
    parser.destroy();
    await fed;
  }
}

/**
 * UTF-8 unless the bytes cannot be; then the Vietnamese code page of old Windows, which any bytes can be. Text that is
 * UTF-8 for the most part and breaks somewhere is refused: read as the code page it would turn into nonsense.
 */
function detectEncoding(prefix: Buffer, file: string): string {
  const wide = isUtf16(prefix);
  if (wide) return wide;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(prefix, { stream: true });
    return 'utf-8';
  } catch {
    const text = new TextDecoder('utf-8').decode(prefix, { stream: true });
    const broken = text.split('\ufffd').length - 1;
    const whole = text.replace(/[\u0000-\u007f\ufffd]/g, '').length;
    if (whole > broken) throw refuse('tabular.broken_text', { file, row: text.slice(0, text.indexOf('\ufffd')).split('\n').length });
    return 'windows-1258';
  }
}

async function* decode(chunks: AsyncIterable<Buffer>, encoding: string, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let row = 1;
  const broken = (): Error => refuse('tabular.broken_text', { file, row });
  for await (const chunk of chunks) {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw broken();
    }
    row += text.split('\n').length - 1;
    if (text !== '') yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw broken();
  }
}

function detectDelimiter(start: string): string {
  const lines = start.split('\n', 20).join('\n').replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => lines.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
