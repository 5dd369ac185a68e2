import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { registerDecorator, ValidateIf } from 'class-validator';
import type { ValidationArguments } from 'class-validator';

/** One thing that a value must satisfy; the first that fails is the one told. */
export interface Rule {
  readonly code: string;
  /** The sentence after "Label: ". */
  readonly text: string;
  holds(value: unknown): boolean;
}

export interface FieldOptions {
  /** Vietnamese name of the field, as on screen; stands in messages and in the API description. */
  readonly label: string;
  readonly optional?: boolean;
  readonly example?: unknown;
}

interface FieldKind {
  readonly rules: readonly Rule[];
  readonly api: ApiPropertyOptions;
  /** Makes the typed value from what was sent, or hands it back for the rules to refuse. */
  readonly convert?: (raw: unknown) => unknown;
}

/** One decorator from three: conversion, Vietnamese rules and the API description. An optional field left empty is undefined. */
export function field(options: FieldOptions, kind: FieldKind): PropertyDecorator {
  return applyDecorators(converting(options, kind.convert), checking(options, kind.rules), describing(options, kind.api));
}

export function describing(options: FieldOptions, api: ApiPropertyOptions): PropertyDecorator {
  const description = { description: options.label, required: options.optional !== true, example: options.example };
  return ApiProperty({ ...description, ...api } as ApiPropertyOptions);
}

function converting(options: FieldOptions, convert: FieldKind['convert']): PropertyDecorator {
  // Read from the source: class-transformer's own copy has lost keys such as "constructor" on its way.
  return Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => {
    const raw = obj[key];
    const converted = convert === undefined ? raw : convert(raw);
    return options.optional === true && (converted === null || converted === '') ? undefined : converted;
  });
}

export function checking(options: FieldOptions, rules: readonly Rule[]): PropertyDecorator {
  return (target, propertyName) => {
    if (options.optional === true) ValidateIf((_, value) => value !== undefined && value !== null)(target, propertyName);
    const required: Rule = {
      code: 'required',
      text: 'bắt buộc phải có.',
      holds: (value) => value !== undefined && value !== null && value !== '',
    };
    for (const rule of options.optional === true ? rules : [required, ...rules]) {
      registerDecorator({
        name: rule.code,
        target: target.constructor,
        propertyName: propertyName as string,
        validator: {
          validate: (value: unknown, _arguments?: ValidationArguments) => rule.holds(value),
          defaultMessage: () => `${options.label}: ${rule.text}`,
        },
      });
    }
  };
}
