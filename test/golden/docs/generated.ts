import { allRefusals } from '#src/platform/refusal';
import { flowPage } from './flow-page.js';
import { errorsPage } from './errors-page.js';
import { schemaPage } from './schema-page.js';

/** The pages of docs/ that are written by the program; a test holds the files to them. Every module must have been imported. */
export function generatedPages(): Map<string, string> {
  return new Map([
    ['docs/errors.md', errorsPage(allRefusals())],
    ['docs/flow.md', flowPage()],
    ['docs/schema.md', schemaPage()],
  ]);
}
