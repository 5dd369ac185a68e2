import { refuseInvalid } from '#src/platform/http';
import type { Problem } from '../domain/contents.js';

/** @throws request.invalid with the fields that are wrong */
export function refuseContents(problems: readonly Problem[]): void {
  if (problems.length > 0) throw refuseInvalid(problems);
}
