/** A Markdown table; bars and line ends within cells are made harmless. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Paragraphs and tables, one blank line apart, under the line that says where the page comes from. */
export function page(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

export const NOTICE = '<!-- Written by `npm run docs`; test/golden/docs.spec.ts fails when it is behind the code. -->';
