import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Logger as Pino } from 'pino';
import { describeError, isError, maskFields, maskText } from './mask.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface LogOptions {
  /** A LogLevel, as the configuration has checked. */
  readonly level: string;
  /** Standard output unless told; tests give a stream to read from. */
  readonly destination?: DestinationStream;
  /** Members of every line, such as the kind of process. */
  readonly labels?: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Nest's logger over pino: one JSON object a line. Anything handed to it is masked first, see mask.ts.
 *
 * `logger.log('relayed', { events: 12 }, 'Relay')`: text, any objects or errors, and Nest's context as the last text.
 */
export class AppLogger implements LoggerService {
  constructor(private readonly pino: Pino) {}

  /** One line with fields, without Nest's conventions. */
  write(level: Exclude<LogLevel, 'silent'>, fields: Fields, message: string): void {
    if (!this.pino.isLevelEnabled(level)) return;
    this.pino[level](maskFields(fields) as object, maskText(message));
  }

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.take('info', message, rest);
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.take('error', message, rest);
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.take('warn', message, rest);
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.take('debug', message, rest);
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.take('trace', message, rest);
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.take('fatal', message, rest);
  }

  private take(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: readonly unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const parts = [message, ...rest];
    const texts = parts.filter((part): part is string => typeof part === 'string');
    // Nest hands the stack of an error as a text before the context.
    const stack = texts.slice(1).find((text) => /\n\s+at /.test(text));
    const context = rest.length > 0 && typeof rest.at(-1) === 'string' && rest.at(-1) !== stack ? texts.at(-1) : undefined;
    const errors = parts.filter(isError);
    const objects = parts.filter((part): part is Fields => typeof part === 'object' && part !== null && !isError(part));
    const fields = {
      ...(context === undefined ? {} : { context }),
      ...(maskFields(Object.assign({}, ...objects)) as object),
      ...(errors[0] === undefined ? {} : { err: describeError(errors[0]) }),
      ...(stack === undefined ? {} : { stack: maskText(stack) }),
    };
    this.pino[level](fields, maskText(texts[0] === undefined || texts[0] === context ? (errors[0]?.message ?? '') : texts[0]));
  }
}

/** The logger of a process: JSON lines on standard output, times in ISO 8601 (UTC). */
export function createLogger(options: LogOptions): AppLogger {
  const settings = {
    level: options.level,
    base: options.labels ?? {},
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (described: unknown) => described }, // describeError has done it
    formatters: { level: (level: string) => ({ level }) },
  };
  return new AppLogger(options.destination === undefined ? pino(settings) : pino(settings, options.destination));
}
