import type { Caller } from '#src/platform/http';
import { refuse } from '../refusals.js';

/** What concerns a person's own way in is not for a program that was lent a token. @throws identity.only_in_person */
export function mustBeInPerson(caller: Caller): void {
  if (caller.kind !== 'session') throw refuse('identity.only_in_person');
}
