import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type CommandLine, needed, onlyWord, say, UsageError } from './cli-line.js';
import { type Program, withProgram } from './cli-database.js';
import { formatNumber } from '#libs/vietnamese';
import { FindImports, type ImportView, UploadRegister } from '#src/integration';
import type { Caller } from '#src/platform/http';
import { QueueWorker } from '#src/platform/queue';

const LOOK_EVERY_MS = 200;
const MOST_SHOWN = 50;

/** Uploads the register and waits for its import, by the server's workers where one runs, else by one of its own. */
export async function importRegister(line: CommandLine): Promise<void> {
  const file = onlyWord(line, 'tên tệp');
  const code = needed(line, 'unit');
  const dryRun = line.options['dry-run'] === true;
  await access(file, constants.R_OK).catch(() => {
    throw new UsageError(`không đọc được tệp ${file}`);
  });
  await withProgram(async (program) => {
    const unit = await program.unit(code);
    if (!program.served) await program.get(QueueWorker).start();
    const bytes: AsyncIterable<Buffer> = createReadStream(file);
    const id = await program.get(UploadRegister).run({ unitId: unit.id, accountId: null, fileName: basename(file), dryRun, bytes });
    const ended = await watch(program, operatorOf(unit.id), id, line.stop);
    if (ended) await tell(program, operatorOf(unit.id), ended);
    else say('Việc nhập chưa xong; lần chạy sau của chương trình sẽ nhập tiếp từ chỗ dừng.');
  });
}

/** Whoever may use the machine, with the eyes of the unit's controller. */
function operatorOf(unitId: string): Caller {
  return { accountId: unitId, displayName: '', unitId, unitIds: [unitId], grants: [{ unitId, role: 'controller' }], kind: 'session' };
}

/** @returns undefined when told to stop before the end */
async function watch(program: Program, operator: Caller, id: string, stop: AbortSignal): Promise<ImportView | undefined> {
  let told = -1;
  while (!stop.aborted) {
    const view = await program.get(FindImports).get(operator, id);
    if (view.rowsRead !== told && view.rowsRead > 0) {
      told = view.rowsRead;
      process.stderr.write(`Đã đọc ${formatNumber(told)} dòng${view.percent === null ? '' : ` (${view.percent} %)`}\n`);
    }
    if (view.state === 'done' || view.state === 'failed') return view;
    await pause(LOOK_EVERY_MS);
  }
  return undefined;
}

async function tell(program: Program, operator: Caller, view: ImportView): Promise<void> {
  const verb = view.dryRun ? 'Sẽ nhập được' : 'Đã nhập';
  say(`${verb} ${formatNumber(view.rowsImported)} hồ sơ; ${formatNumber(view.rowsSkipped)} đã có từ trước; ${formatNumber(view.rowsBad)} dòng sai.`);
  if (view.error) say(view.error.message);
  const { problems, notListed } = await program.get(FindImports).allProblems(operator, view.id);
  for (const { row, message } of problems.slice(0, MOST_SHOWN)) say(`  dòng ${row}: ${message}`);
  const more = problems.length - MOST_SHOWN + notListed;
  if (more > 0) say(`  … và ${formatNumber(more)} lỗi nữa.`);
  if (view.state === 'failed' || view.rowsBad > 0) process.exitCode = 1;
}
