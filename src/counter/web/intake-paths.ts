import type { Attributes } from '#libs/ui';

export const INTAKE_PATH = '/tiep-nhan';

/** What changes here is answered with the parts of the form that hang on it. */
export function answersTo(path: string): Attributes {
  return { 'hx-post': `${INTAKE_PATH}/${path}`, 'hx-trigger': 'change', 'hx-swap': 'none', 'hx-sync': 'this:replace' };
}
