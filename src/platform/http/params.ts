import { Param } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { refuseHttp } from './refusals.js';
import { cleanText, isUuid, textRules } from './text-fields.js';

/** A path part that must be a UUID; anything else is no such address (404), because no such thing can exist. */
export function UuidParam(name: string): ParameterDecorator {
  return Param(name, uuidPipe);
}

/** A path part that is a code or a short text: trimmed, NFC, without control characters; else 404 as above. */
export function TextParam(name: string, max = 100): ParameterDecorator {
  return Param(name, new TextPipe(max));
}

const uuidPipe: PipeTransform<unknown, string> = {
  transform(value) {
    const id = typeof value === 'string' ? value.toLowerCase() : value;
    if (!isUuid(id)) throw refuseHttp('http.no_such_route');
    return id;
  },
};

class TextPipe implements PipeTransform<unknown, string> {
  private readonly rules;

  constructor(max: number) {
    this.rules = textRules({ min: 1, max });
  }

  transform(value: unknown): string {
    const text = cleanText(value);
    if (typeof text !== 'string' || !this.rules.every((rule) => rule.holds(text))) throw refuseHttp('http.no_such_route');
    return text;
  }
}
