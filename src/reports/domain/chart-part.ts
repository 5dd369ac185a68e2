import type { ChartLine, FigureChart } from '#libs/reporting';

/** The sheet that holds a chart's numbers: labels in column A, a series in each column after. */
export const CHART_SHEET = 'SoLieu';

const C = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const FONT = 'Times New Roman';
/** Hundredths of a point. */
const TITLE_SIZE = 1200;
const TEXT_SIZE = 1000;
const LABEL_SIZE = 900;
/** More points than numbers can stand over without touching. */
const MOST_LABELLED = 12;

const LABEL_AXIS = 111111111;
const VALUE_AXIS = 222222222;

/** Filled, hatched, empty: told apart on a printer without colours. */
const FILLS = [
  '<a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>',
  '<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="1F3864"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>',
  '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
];
const DASHES = ['solid', 'dash', 'sysDot'];
const MARKERS = ['circle', 'diamond', 'square'];
const EDGE = '<a:ln w="9525"><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></a:ln>';

/** A chart of Word, with its numbers in a workbook behind it (relationship rId1): its owner may change both. */
export function chartPart(chart: FigureChart): string {
  const plot = chart.kind === 'bars' ? barPlot(chart) : linePlot(chart);
  const legend = chart.series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textOf(TEXT_SIZE)}</c:legend>` : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="${C}" xmlns:a="${A}" xmlns:r="${R}"><c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>${titleOf(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>${textOf(TEXT_SIZE)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function titleOf(title: string): string {
  const run = `lang="vi-VN" sz="${TITLE_SIZE}" b="1"`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${TITLE_SIZE}" b="1"/></a:pPr><a:r><a:rPr ${run}><a:latin typeface="${FONT}"/></a:rPr><a:t>${escapeXml(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function textOf(size: number, bold = 0): string {
  return `<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="${FONT}"/><a:cs typeface="${FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`;
}

/** The first label on top; each bar says its number, so that no scale is needed. */
function barPlot(chart: FigureChart): string {
  const series = chart.series.map((line, index) =>
    `<c:ser>${nameOf(line, index)}<c:spPr>${FILLS[index % FILLS.length] ?? ''}${EDGE}</c:spPr><c:invertIfNegative val="0"/>${labelsOf(chart, 'outEnd', true)}${valuesOf(chart, line, index)}</c:ser>`);
  const percent = chart.unit === '%' ? '<c:max val="115"/><c:min val="0"/>' : '<c:min val="0"/>';
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="60"/>${axisIds()}</c:barChart>`
    + `<c:catAx><c:axId val="${LABEL_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${textOf(TEXT_SIZE)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`
    + `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${percent}</c:scaling><c:delete val="1"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${LABEL_AXIS}"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>`;
}

/** Rates leave room above 100 for the numbers over their points. */
function linePlot(chart: FigureChart): string {
  const labelled = chart.series.length === 1 && chart.labels.length <= MOST_LABELLED;
  const series = chart.series.map((line, index) => {
    const look = `<c:spPr><a:ln w="22225" cap="rnd"><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill><a:prstDash val="${DASHES[index % DASHES.length] ?? ''}"/><a:round/></a:ln></c:spPr>`;
    const marker = `<c:marker><c:symbol val="${MARKERS[index % MARKERS.length] ?? ''}"/><c:size val="6"/><c:spPr>${FILLS[index === 0 ? 0 : 2] ?? ''}${EDGE}</c:spPr></c:marker>`;
    return `<c:ser>${nameOf(line, index)}${look}${marker}${labelsOf(chart, 't', labelled)}${valuesOf(chart, line, index)}<c:smooth val="0"/></c:ser>`;
  });
  const percent = chart.unit === '%' ? '<c:max val="115"/><c:min val="0"/>' : '<c:min val="0"/>';
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series.join('')}<c:marker val="1"/>${axisIds()}</c:lineChart>`
    + `<c:catAx><c:axId val="${LABEL_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textOf(LABEL_SIZE)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`
    + `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${percent}</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${textOf(LABEL_SIZE)}<c:crossAx val="${LABEL_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>${chart.unit === '%' ? '<c:majorUnit val="20"/>' : ''}</c:valAx>`;
}

function axisIds(): string {
  return `<c:axId val="${LABEL_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
}

function nameOf({ name }: ChartLine, index: number): string {
  return `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${CHART_SHEET}!$${letter(index)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
}

function labelsOf({ unit }: FigureChart, at: 'outEnd' | 't', shown: boolean): string {
  const rest = '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>';
  if (!shown) return `<c:dLbls>${rest}</c:dLbls>`;
  const format = `<c:numFmt formatCode="${unit === '%' ? 'General' : '#,##0'}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>`;
  return `<c:dLbls>${format}${textOf(LABEL_SIZE)}<c:dLblPos val="${at}"/>${rest.replace('<c:showVal val="0"/>', '<c:showVal val="1"/>')}</c:dLbls>`;
}

function valuesOf({ labels }: FigureChart, { values }: ChartLine, index: number): string {
  const last = labels.length + 1;
  const names = labels.map((label, at) => `<c:pt idx="${at}"><c:v>${escapeXml(label)}</c:v></c:pt>`);
  const points = values.flatMap((value, at) => (value === null ? [] : [`<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`]));
  return `<c:cat><c:strRef><c:f>${CHART_SHEET}!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${labels.length}"/>${names.join('')}</c:strCache></c:strRef></c:cat>`
    + `<c:val><c:numRef><c:f>${CHART_SHEET}!$${letter(index)}$2:$${letter(index)}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${labels.length}"/>${points.join('')}</c:numCache></c:numRef></c:val>`;
}

/** The first series stands in column B. */
function letter(index: number): string {
  return String.fromCharCode('B'.charCodeAt(0) + index);
}
