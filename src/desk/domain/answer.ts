import type { Content, View } from '#libs/ui';
import type { Flash } from '#src/platform/view';

/** A whole page inside the desk's frame. */
export interface PageAnswer {
  kind: 'page';
  title: string;
  /** Id of the menu item that one is in; see menu.ts. */
  current?: string;
  body: Content;
  status: number;
  hasErrors: boolean;
  /** What stands in the search box of the frame. */
  query?: string;
}

/** A document of its own, without the frame: paper to print. */
export interface DocumentAnswer {
  kind: 'document';
  document: View;
  status: number;
}

/** Pieces for htmx. */
export interface PartsAnswer {
  kind: 'parts';
  parts: readonly View[];
}

/** Sent on after a change (303), with something to say on the next page. */
export interface SeeOtherAnswer {
  kind: 'see-other';
  path: string;
  flash?: Flash;
}

export interface FileAnswer {
  kind: 'file';
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Shown in the browser, not saved. */
  inline: boolean;
}

/** What a script on the page asked for. */
export interface DataAnswer {
  kind: 'data';
  data: unknown;
}

export type Answer = PageAnswer | DocumentAnswer | PartsAnswer | SeeOtherAnswer | FileAnswer | DataAnswer;

type PageOptions = Omit<PageAnswer, 'kind' | 'status' | 'hasErrors'> & { status?: number; hasErrors?: boolean };

/** @example return page({ title: 'Đang xử lý', current: 'processing', body: <WorkList rows={rows} /> }); */
export function page({ hasErrors = false, status, ...rest }: PageOptions): PageAnswer {
  return { kind: 'page', hasErrors, status: status ?? (hasErrors ? 422 : 200), ...rest };
}

export function bareDocument(document: View, status = 200): DocumentAnswer {
  return { kind: 'document', document, status };
}

export function parts(...views: readonly View[]): PartsAnswer {
  return { kind: 'parts', parts: views };
}

/** @example return seeOther(`/ho-so/${code}`, { tone: 'done', text: `Đã tiếp nhận hồ sơ ${code}.` }); */
export function seeOther(path: string, flash?: Flash): SeeOtherAnswer {
  return { kind: 'see-other', path, ...(flash && { flash }) };
}

export function file(name: string, type: string, bytes: Uint8Array, { inline = false }: { inline?: boolean } = {}): FileAnswer {
  return { kind: 'file', name, type, bytes, inline };
}

export function data(value: unknown): DataAnswer {
  return { kind: 'data', data: value };
}
