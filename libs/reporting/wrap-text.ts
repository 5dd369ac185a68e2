import { glyphsOf, textWidth } from './box-canvas.js';

/** Lines of at most `width` glyphs, broken between words, and within one only where it is longer than a line. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.normalize('NFC').split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = chunksOf(word, width);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function chunksOf(word: string, width: number): string[] {
  const glyphs = glyphsOf(word);
  const chunks: string[] = [];
  for (let i = 0; i < glyphs.length; i += Math.max(1, width)) chunks.push(glyphs.slice(i, i + Math.max(1, width)).join(''));
  return chunks;
}
