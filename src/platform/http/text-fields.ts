import { field } from './field.js';
import type { FieldOptions, Rule } from './field.js';

export interface TextOptions extends FieldOptions {
  /** Characters (code points) at most; 200, or 2000 for multiline text. */
  readonly max?: number;
  readonly min?: number;
  readonly multiline?: boolean;
  readonly pattern?: RegExp;
  /** Sentence for a value that does not match the pattern. */
  readonly patternText?: string;
}

/** Text as typed, trimmed and in NFC. HTML and SQL are just text; NUL, control characters and broken Unicode are refused. */
export function Text(options: TextOptions): PropertyDecorator {
  const max = maxOf(options);
  return field(options, {
    convert: (raw) => cleanText(raw, options.multiline),
    rules: textRules(options),
    api: { type: String, minLength: options.min ?? (options.optional ? 0 : 1), maxLength: max, pattern: options.pattern?.source },
  });
}

export function textRules(options: Omit<TextOptions, 'label'>): readonly Rule[] {
  const { min = 0, multiline = false, pattern, patternText } = options;
  const max = maxOf(options);
  const rules: Rule[] = [
    { code: 'text.not_text', text: 'phải là chữ.', holds: (value) => typeof value === 'string' },
    {
      code: 'text.bad_character',
      text: 'có ký tự không dùng được (ký tự điều khiển hoặc chữ bị hỏng mã).',
      holds: (value) => !hasBadCharacter(String(value), multiline),
    },
    { code: 'text.too_short', text: `tối thiểu ${String(min)} ký tự.`, holds: (value) => lengthOf(String(value)) >= min },
    { code: 'text.too_long', text: `tối đa ${String(max)} ký tự.`, holds: (value) => lengthOf(String(value)) <= max },
  ];
  if (pattern !== undefined) {
    rules.push({ code: 'text.bad_format', text: patternText ?? 'không đúng định dạng.', holds: (value) => pattern.test(String(value)) });
  }
  return rules;
}

/** Trims, normalises to NFC and, in multiline text, writes line ends as \n; leaves other types alone. */
export function cleanText(raw: unknown, multiline = false): unknown {
  if (typeof raw !== 'string') return raw;
  const text = raw.normalize('NFC').trim();
  return multiline ? text.replace(/\r\n?/g, '\n') : text;
}

/** Control characters (but for line ends and tabs in multiline text), U+FFFD and lone surrogates: traces of a broken encoding. */
export function hasBadCharacter(text: string, multiline = false): boolean {
  const control = multiline ? /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/ : /[\u0000-\u001f\u007f-\u009f\ufffd]/;
  return control.test(text) || /\p{Surrogate}/u.test(text);
}

export function EmailField(options: FieldOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => cleanText(raw),
    rules: [
      ...textRules({ max: 254 }),
      {
        code: 'email.bad',
        text: 'không phải địa chỉ thư điện tử.',
        holds: (value) => /^[^\s@<>()",;:\\]{1,64}@[^\s@<>()",;:\\.]+(\.[^\s@<>()",;:\\.]+)+$/u.test(String(value)),
      },
    ],
    api: { type: String, format: 'email', maxLength: 254 },
  });
}

const UUID_SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID_SHAPE.test(value);
}

export function Uuid(options: FieldOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => (typeof raw === 'string' ? raw.trim().toLowerCase() : raw),
    rules: [{ code: 'uuid.bad', text: 'không phải mã định danh hợp lệ (UUID).', holds: isUuid }],
    api: { type: String, format: 'uuid' },
  });
}

export interface ChoiceOptions extends FieldOptions {
  readonly values: readonly string[];
}

/** One of the listed codes. */
export function Choice(options: ChoiceOptions): PropertyDecorator {
  return field(options, {
    convert: (raw) => cleanText(raw),
    rules: [choiceRule(options.values)],
    api: { type: String, enum: [...options.values] },
  });
}

export function choiceRule(values: readonly string[]): Rule {
  return {
    code: 'choice.unknown',
    text: `phải là một trong: ${values.join(', ')}.`,
    holds: (value) => typeof value === 'string' && values.includes(value),
  };
}

function maxOf(options: { readonly max?: number; readonly multiline?: boolean }): number {
  return options.max ?? (options.multiline === true ? 2000 : 200);
}

function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
