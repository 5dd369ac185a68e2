import { SaxesParser } from 'saxes';

/** A tag or text of an XML part; names come without their namespace prefix, which writers choose as they like. */
export type XmlEvent =
  | { readonly open: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly close: string }
  | { readonly text: string };

export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** @throws XmlError when the part is not well-formed; entities of a DTD are not known and so refused too. */
export async function* xmlEvents(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly XmlEvent[]> {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let events: XmlEvent[] = [];
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('opentag', (tag) => events.push({ open: local(tag.name), attributes: unprefixed(tag.attributes) }));
  parser.on('closetag', (tag) => events.push({ close: local(tag.name) }));
  parser.on('text', (text) => events.push({ text }));
  parser.on('cdata', (text) => events.push({ text }));
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield events;
    events = [];
  }
  parser.close();
  yield events;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function unprefixed(attributes: Record<string, string>): Record<string, string> {
  // Of two attributes with one local name (`id` and `r:id`), the later one wins; the parts read here have no such pair that matters.
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}
