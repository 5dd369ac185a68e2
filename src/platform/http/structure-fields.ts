import { applyDecorators } from '@nestjs/common';
import type { Type as ClassOf } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { checking, describing, field } from './field.js';
import type { FieldOptions, Rule } from './field.js';
import { choiceRule, cleanText, hasBadCharacter, textRules } from './text-fields.js';

const objectRule: Rule = {
  code: 'object.bad',
  text: 'phải là một nhóm thông tin.',
  holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

export interface NestedOptions extends FieldOptions {
  readonly type: ClassOf;
}

/** A group of fields, described by a class of its own. */
export function Nested(options: NestedOptions): PropertyDecorator {
  return applyDecorators(
    Type(() => options.type),
    Transform(({ value }: { value: unknown }) => value ?? undefined),
    checking(options, [objectRule]),
    ValidateNested(),
    describing(options, { type: () => options.type }),
  );
}

export interface ListOptions extends FieldOptions {
  /** A class for groups of fields, or 'text'. */
  readonly type: ClassOf | 'text';
  /** Items at most; 200 unless told. */
  readonly max?: number;
  readonly min?: number;
  /** For 'text': characters per item at most, 200 unless told. */
  readonly maxText?: number;
  /** For 'text': the codes that items may have. */
  readonly values?: readonly string[];
}

/** A list of texts or of groups. A single text, as in a query with one value, counts as a list of one. */
export function ListOf(options: ListOptions): PropertyDecorator {
  return options.type === 'text' ? listOfTexts(options) : listOfGroups(options, options.type);
}

function listOfTexts(options: ListOptions): PropertyDecorator {
  const itemRules = options.values === undefined ? textRules({ min: 1, max: options.maxText }) : [choiceRule(options.values)];
  const everyItem = itemRules.map((rule): Rule => ({ ...rule, holds: (value) => !Array.isArray(value) || value.every((item) => rule.holds(item)) }));
  const items = options.values === undefined ? { maxLength: options.maxText ?? 200 } : { enum: [...options.values] };
  return field(options, {
    convert: (raw) => {
      if (typeof raw === 'string') return raw === '' ? raw : [cleanText(raw)];
      return Array.isArray(raw) ? raw.map((item: unknown) => cleanText(item)) : raw;
    },
    rules: [...lengthRules(options), ...everyItem],
    api: { type: 'array', items: { type: 'string', ...items }, minItems: options.min, maxItems: options.max ?? 200 },
  });
}

function listOfGroups(options: ListOptions, type: ClassOf): PropertyDecorator {
  return applyDecorators(
    Type(() => type),
    Transform(({ value }: { value: unknown }) => value ?? undefined),
    checking(options, lengthRules(options)),
    ValidateNested({ each: true }),
    describing(options, {
      type: () => type,
      isArray: true,
      minItems: options.min,
      maxItems: options.max ?? 200,
    }),
  );
}

function lengthRules({ min = 0, max = 200 }: ListOptions): readonly Rule[] {
  return [
    { code: 'list.not_a_list', text: 'phải là danh sách.', holds: Array.isArray },
    { code: 'list.too_short', text: `tối thiểu ${String(min)} mục.`, holds: (value) => Array.isArray(value) && value.length >= min },
    { code: 'list.too_long', text: `tối đa ${String(max)} mục.`, holds: (value) => Array.isArray(value) && value.length <= max },
  ];
}

export interface JsonRecordOptions extends FieldOptions {
  /** Characters of the JSON text at most; 20 000 unless told. */
  readonly max?: number;
}

const RECORD_DEPTH = 8;

/** A free JSON object, for e-forms and facts: bounded in size and depth, its texts without NUL or broken Unicode. */
export function JsonRecord(options: JsonRecordOptions): PropertyDecorator {
  const max = options.max ?? 20_000;
  return field(options, {
    rules: [
      objectRule,
      { code: 'json.too_deep', text: `lồng quá ${String(RECORD_DEPTH)} cấp.`, holds: (value) => depthWithin(value, RECORD_DEPTH) },
      { code: 'json.too_large', text: `tối đa ${String(max)} ký tự.`, holds: (value) => JSON.stringify(value).length <= max },
      { code: 'text.bad_character', text: 'có ký tự không dùng được.', holds: hasOnlyGoodText },
    ],
    api: { type: 'object', additionalProperties: true },
  });
}

function depthWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => depthWithin(inner, levels - 1));
}

function hasOnlyGoodText(value: unknown): boolean {
  if (typeof value === 'string') return !hasBadCharacter(value, true);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => !hasBadCharacter(key) && hasOnlyGoodText(inner));
}
