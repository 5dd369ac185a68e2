import type { Attributes, Content, View } from './element.js';
import { elementsOf, normalised } from './html-tree.spec-support.js';
import { renderPart } from './render.js';

/** A text option of a template. */
export interface TextOption {
  readonly text?: string | number;
  readonly html?: string | false;
  readonly classes?: string;
  readonly attributes?: Attributes;
  readonly isPageHeading?: boolean;
  readonly headingLevel?: 2 | 3 | 4;
}

/** Any option that some template of govuk-frontend takes; each adapter reads its own. */
export interface Options extends TextOption {
  readonly [name: string]: unknown;
  readonly id?: string;
  readonly name?: string;
  readonly href?: string;
  readonly value?: string;
  readonly describedBy?: string;
  readonly disabled?: boolean;
  readonly label?: TextOption;
  readonly legend?: TextOption;
  readonly hint?: TextOption;
  readonly errorMessage?: TextOption;
  readonly formGroup?: TextOption;
  readonly fieldset?: { readonly describedBy?: string; readonly legend: TextOption; readonly classes?: string; readonly attributes?: Attributes };
  readonly titleText?: string;
  readonly titleHtml?: string;
  readonly descriptionText?: string;
  readonly descriptionHtml?: string;
  readonly summaryText?: string;
  readonly summaryHtml?: string;
  readonly items?: readonly (Options | null | false | '')[];
  readonly rows?: unknown;
}

export interface Fixture {
  readonly name: string;
  readonly options: Options;
  readonly html: string;
}

/** Why a fixture has no counterpart here. */
export class NotPorted extends Error {}

/** Words that the templates bring along, and ours. Replaced on both sides, for some fixtures pass them in. */
const WORDS: readonly (readonly [string, string])[] = [
  ['>Error:<', '>Lỗi:<'],
  ['>Warning<', '>Cảnh báo<'],
  ['Previous<span class="mc-visually-hidden"> page</span>', 'Trang trước'],
  ['Next<span class="mc-visually-hidden"> page</span>', 'Trang sau'],
  ['"Page ', '"Trang '],
  ['"Pagination"', '"Phân trang"'],
  ['"Breadcrumb"', '"Đường dẫn"'],
  ['Success\n', 'Thành công\n'],
  ['Important\n', 'Quan trọng\n'],
  ['Day\n', 'Ngày\n'],
  ['Month\n', 'Tháng\n'],
  ['Year\n', 'Năm\n'],
  ['Back</a>', 'Quay lại</a>'],
];

/** Where govuk-frontend keeps what a component is expected to look like. */
export const fixturesFile = (component: string): string => `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`;

/** Expected HTML in our names: our prefix, our words, without the hooks of the scripts that are not used. */
export function expectedHtml(fixture: Fixture): string {
  return even(fixture.html.replace(/ data-module="[^"]*"/g, ''));
}

export function actualHtml(view: View): string {
  return even(renderPart(view));
}

function even(html: string): string {
  return normalised(WORDS.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), html.replaceAll('govuk-', 'mc-')));
}

/** Text or HTML of an option, as content. */
export function contentOf(option: TextOption | undefined): Content {
  if (option === undefined) return undefined;
  if (typeof option.html === 'string') return elementsOf(option.html);
  return option.text === undefined ? undefined : String(option.text).trim();
}

/** Reads modifiers out of the classes that a fixture passes; throws NotPorted for what only a caller would name. */
export function modifiersIn<Known extends string>(classes: string | undefined, known: Readonly<Record<string, Known>>): Known[] {
  return (classes ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((name) => {
      const modifier = known[name];
      if (modifier === undefined) throw new NotPorted(`class ${name}`);
      return modifier;
    });
}

/** Throws NotPorted where an option that we do not have is set. */
export function without(options: object, ...names: readonly string[]): void {
  const found = names.find((name) => name in options);
  if (found !== undefined) throw new NotPorted(`option ${found}`);
}

/** Fixtures of a component that differ from what the adapter makes, and those left out with the reason. */
export function compare(fixturesJson: string, adapt: (options: Options) => View): { same: number; different: string[]; leftOut: string[] } {
  const outcome = { same: 0, different: [] as string[], leftOut: [] as string[] };
  for (const fixture of (JSON.parse(fixturesJson) as { fixtures: Fixture[] }).fixtures) {
    try {
      const [actual, expected] = [actualHtml(adapt(fixture.options)), expectedHtml(fixture)];
      if (actual === expected) outcome.same += 1;
      else outcome.different.push(`${fixture.name}\n--- ours\n${actual}\n--- theirs\n${expected}`);
    } catch (reason) {
      if (!(reason instanceof NotPorted)) throw reason;
      outcome.leftOut.push(`${fixture.name}: ${reason.message}`);
    }
  }
  return outcome;
}
