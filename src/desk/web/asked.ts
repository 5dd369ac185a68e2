import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { FormFields } from '#src/platform/http';

/** What stands behind the question mark of a page's address. */
export type Question = Readonly<Record<string, string>>;

/** One text for each name: of an address that says something twice the first counts. */
export function questionOf(query: FormFields): Question {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]));
}

/** @example form(@Visiting() visit: Visit, @Asked() { ma }: Question): Promise<Answer> */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Question => questionOf(context.switchToHttp().getRequest<FastifyRequest>().query as FormFields));
