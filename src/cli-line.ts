/** What a command is given: words after its name, and `--options`. */
export interface CommandLine {
  words: readonly string[];
  options: Readonly<Record<string, string | boolean | undefined>>;
  /** Ctrl-C. */
  stop: AbortSignal;
}

/** A command written wrongly; the reason is for the person who typed it. */
export class UsageError extends Error {}

/** @throws UsageError where it was not given */
export function needed(line: CommandLine, option: string): string {
  const value = given(line, option);
  if (value === undefined) throw new UsageError(`thiếu --${option}`);
  return value;
}

export function given({ options }: CommandLine, option: string): string | undefined {
  const value = options[option];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The command's one word, such as a file's name. @throws UsageError */
export function onlyWord({ words }: CommandLine, meaning: string): string {
  const [word, ...more] = words;
  if (word === undefined) throw new UsageError(`thiếu ${meaning}`);
  if (more.length > 0) throw new UsageError(`thừa “${more.join(' ')}”`);
  return word;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
