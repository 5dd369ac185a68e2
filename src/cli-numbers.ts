import { type CommandLine, given, needed, onlyWord, say, UsageError } from './cli-line.js';
import { type Program, withProgram } from './cli-database.js';
import { renderText } from '#libs/reporting';
import { formatNumber } from '#libs/vietnamese';
import { type DossierDifference, ReconcileDossiers } from '#src/dossiers';
import { Database } from '#src/platform/database';
import { Outbox } from '#src/platform/outbox';
import { type CounterDifference, type RecordDifference, CountTable, FollowLog, periodOf, ReconcileReports } from '#src/reports';
import { type Unit, Units } from '#src/units';

/** Prints a unit's table, counted now. */
export async function report(line: CommandLine): Promise<void> {
  const definition = onlyWord(line, 'tên biểu: R1 hoặc R2').toUpperCase();
  if (definition !== 'R1' && definition !== 'R2') throw new UsageError(`không có biểu ${definition}, chỉ có R1 và R2`);
  const code = needed(line, 'unit');
  const [from, to, year] = [given(line, 'from'), given(line, 'to'), given(line, 'year')];
  const period = periodOf({ from, to, ...(year !== undefined && { preset: 'year', year: Number(year) }) });
  await withProgram(async (program) => {
    const unit = await program.unit(code);
    await program.get(FollowLog).catchUp(unit.id);
    const table = await program.get(CountTable).fromCounters({ definition, unitId: unit.id, period });
    const { name } = await program.get(Database).inUnit(unit.id, (tx) => program.get(Units).getFor(tx, unit.id, period));
    say(renderText(table, { reportingUnit: name }));
  });
}

/** Everything that is kept beside the log, held against it. */
export async function reconcile(line: CommandLine): Promise<void> {
  const code = given(line, 'unit');
  await withProgram(async (program) => {
    const units = code === undefined ? await allUnits(program) : [await program.unit(code)];
    let different = 0;
    for (const unit of units) {
      if (line.stop.aborted) return;
      different += await reconcileUnit(program, unit);
    }
    if (different > 0) process.exitCode = 1;
    say(different === 0 ? 'Khớp: không có chỗ nào khác nhật ký.' : `KHÔNG KHỚP: ${formatNumber(different)} chỗ khác nhật ký.`);
  });
}

/** Dead letters get another round; the workers take them up. */
export async function resendFailed(line: CommandLine): Promise<void> {
  const code = given(line, 'unit');
  await withProgram(async (program) => {
    let sent = 0;
    for (const { id } of code === undefined ? await allUnits(program) : [await program.unit(code)]) {
      sent += await program.get(Database).inUnit(id, (tx) => program.get(Outbox).sendFailedAgain(tx, id));
    }
    say(`Đã gửi lại ${formatNumber(sent)} việc.`);
  });
}

function allUnits(program: Program): Promise<Unit[]> {
  return program.get(Database).inUnits('all', (tx) => program.get(Units).all(tx));
}

async function reconcileUnit(program: Program, unit: Unit): Promise<number> {
  const dossiers = await program.get(ReconcileDossiers).reconcile(unit.id);
  const counters = await program.get(ReconcileReports).reconcile(unit.id);
  const different = dossiers.differences.length + counters.differences.length;
  say(`${unit.code} ${unit.name}: ${formatNumber(dossiers.checked)} hồ sơ, ${formatNumber(counters.compared)} bộ đếm, ${formatNumber(different)} chỗ khác`);
  for (const difference of dossiers.differences) say(`  ${dossierText(difference)}`);
  for (const difference of counters.differences) say(`  ${keptText(difference)}`);
  return different;
}

/** Names and numbers of people stay out of terminals. */
function dossierText({ code, field, stored, recomputed }: DossierDifference): string {
  if (field.startsWith('owner')) return `hồ sơ ${code}: ${field} khác nhật ký`;
  return `hồ sơ ${code}: ${field} đang lưu ${JSON.stringify(stored)}, theo nhật ký ${JSON.stringify(recomputed)}`;
}

function keptText(difference: CounterDifference | RecordDifference): string {
  if (!('table' in difference)) return counterText(difference);
  const { table, fieldCode, measure, since, counted, recounted } = difference;
  return `${table} từ ${since} lĩnh vực ${fieldCode ?? '–'} ${measure}: đang lưu ${counted}, theo nhật ký ${recounted}`;
}

function counterText({ grain, startsOn, procedureId, channel, onlineLevel, measure, counted, recounted }: CounterDifference): string {
  return `bộ đếm ${grain} ${startsOn} thủ tục ${procedureId} ${channel}${onlineLevel || ''} ${measure}: đang lưu ${counted}, theo nhật ký ${recounted}`;
}
