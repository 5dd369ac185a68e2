import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Document, PrintBar, renderPage, type View } from '#libs/ui';
import { type Answer, bareDocument, file } from '#src/desk';
import { PdfPress } from '#src/platform/press';
import { Assets, nonceOf } from '#src/platform/view';

/** Every address of a print gives the page; with this at the end of its path, the file. */
const PDF = '.pdf';

export interface Print {
  title: string;
  /** Of the file, without its ending. */
  fileName: string;
  back: { href: string; text: string };
  note?: string;
  sheets: View;
}

/** Hands out a print as it was asked for: the sheets on screen with a bar above, or the same sheets as a PDF file. */
@Injectable()
export class Paper {
  constructor(private readonly assets: Assets, private readonly press: PdfPress) {}

  async give(request: FastifyRequest, { title, fileName, back, note, sheets }: Print): Promise<Answer> {
    const [path = '', query] = request.url.split('?');
    if (path.endsWith(PDF)) {
      const html = renderPage(<Sheets title={title} assets={{ styles: [], styleText: this.assets.styleText() }} sheets={sheets} />);
      return file(`${fileName}${PDF}`, 'application/pdf', await this.press.print(html), { inline: true });
    }
    const pdf = { href: `${path}${PDF}${query === undefined ? '' : `?${query}`}` };
    const { scripts: _scripts, ...assets } = this.assets.forPage(nonceOf(request));
    return bareDocument(<Sheets title={title} assets={assets} bar={<PrintBar title={title} back={back} pdf={pdf} note={note} />} sheets={sheets} />);
  }
}

/** A path's last part without the ending that asks for the file. */
export function withoutPdf(text: string): string {
  return text.endsWith(PDF) ? text.slice(0, -PDF.length) : text;
}

function Sheets({ title, assets, bar, sheets }: { title: string; assets: Parameters<typeof Document>[0]['assets']; bar?: View; sheets: View }): View {
  return (
    <Document title={`${title} — Một Cửa`} kind="print" assets={assets} header={bar}>
      {sheets}
    </Document>
  );
}
