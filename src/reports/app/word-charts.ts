import { Zip } from 'easy-template-x';
import { chartWords, type FigureChart } from '#libs/reporting';
import { CHART_SHEET, chartPart, escapeXml } from '../domain/chart-part.js';

const DOCUMENT = 'word/document.xml';
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const RELATIONSHIP = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const ELSEWHERE = /^word\/(header|footer|footnotes|endnotes)\d*\.xml$/;
const MARKS = /\uE000\w+\uE001/g;
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** English metric units in a centimetre. */
const CM = 360_000;
const BAR_HEIGHT = 0.55;
const AROUND_BARS = 1.9;
const COURSE_HEIGHT = 6;

/** A chart to be, in the text of a document; no text has these two characters, which are nobody's in Unicode. */
export function chartMark(key: string): string {
  return `\uE000${key}\uE001`;
}

/** Puts charts where a document's text has their marks. @param width in centimetres */
export async function placeCharts(document: Buffer, charts: readonly FigureChart[], width: number): Promise<Buffer> {
  const zip = await Zip.load(document);
  let text = await partOf(zip, DOCUMENT);
  for (const chart of charts) {
    const mark = chartMark(chart.key);
    if (!text.includes(mark)) continue;
    const name = await addChart(zip, chart);
    // A mark may stand anywhere in a line's text: the text is closed before the chart and goes on after it.
    text = text.replaceAll(mark, `</w:t>${drawing(chart, name, width)}<w:t xml:space="preserve">`);
  }
  zip.setFile(DOCUMENT, text);
  // Heads and feet of pages hold no charts.
  for (const name of zip.listFiles().filter((each) => ELSEWHERE.test(each))) zip.setFile(name, (await partOf(zip, name)).replace(MARKS, ''));
  return zip.export(Buffer);
}

async function addChart(zip: Zip, chart: FigureChart): Promise<string> {
  let number = 1;
  // A template may be a report of before, with its charts in it.
  while (zip.isFileExist(`word/charts/bieuDo${number}.xml`)) number += 1;
  const name = `bieuDo${number}`;
  zip.setFile(`word/charts/${name}.xml`, chartPart(chart));
  zip.setFile(`word/charts/_rels/${name}.xml.rels`, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONSHIP}/package" Target="../embeddings/${name}.xlsx"/></Relationships>`);
  zip.setFile(`word/embeddings/${name}.xlsx`, await workbookOf(chart));
  zip.setFile(RELATIONSHIPS, (await partOf(zip, RELATIONSHIPS)).replace('</Relationships>', `<Relationship Id="${name}" Type="${RELATIONSHIP}/chart" Target="charts/${name}.xml"/></Relationships>`));
  const types = await partOf(zip, TYPES);
  const sheets = /Extension="xlsx"/i.test(types) ? '' : `<Default Extension="xlsx" ContentType="${SHEET_TYPE}"/>`;
  // Defaults stand before overrides.
  zip.setFile(TYPES, types.replace(/(<Types[^>]*>)/, `$1${sheets}`).replace('</Types>', `<Override PartName="/word/charts/${name}.xml" ContentType="${CHART_TYPE}"/></Types>`));
  return name;
}

/** The numbers behind a chart, which Word opens when they are to be edited. */
async function workbookOf({ labelTitle, labels, series }: FigureChart): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet(CHART_SHEET);
  sheet.addRow([labelTitle, ...series.map(({ name }) => name)]);
  for (const [index, label] of labels.entries()) sheet.addRow([label, ...series.map(({ values }) => values[index] ?? null)]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function drawing(chart: FigureChart, name: string, width: number): string {
  const height = chart.kind === 'course' ? COURSE_HEIGHT : AROUND_BARS + BAR_HEIGHT * chart.labels.length * chart.series.length;
  const words = escapeXml(chartWords(chart));
  return `<w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${Math.round(width * CM)}" cy="${Math.round(height * CM)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`
    + `<wp:docPr id="${9000 + Number(name.replace(/\D/g, ''))}" name="${escapeXml(chart.title)}" descr="${words}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/chart">`
    + `<c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONSHIP}" r:id="${name}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
}

/** @throws RangeError when the document has no such part */
async function partOf(zip: Zip, name: string): Promise<string> {
  if (!zip.isFileExist(name)) throw new RangeError(`The document has no part ${name}`);
  return zip.getFile(name).getContentText();
}
