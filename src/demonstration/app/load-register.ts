import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { formatNumber } from '#libs/vietnamese';
import { FindImports, type ImportView, RunImport, UploadRegister } from '#src/integration';
import { Clock } from '#src/platform/clock';
import { COMMUNE, REGISTER_YEAR } from '../domain/duong-ha.js';
import { OPERATOR, type Say } from '../domain/operator.js';
import { dataFile } from './data-file.js';
import { waitFor } from './waiting.js';

const FILE = 'duong-ha-2021-register.csv';
const TELL_EVERY = 500;

/** The register of 2021, uploaded and imported as a controller's would be. */
@Injectable()
export class LoadRegister {
  constructor(
    private readonly upload: UploadRegister,
    private readonly find: FindImports,
    private readonly runImport: RunImport,
    private readonly clock: Clock,
  ) {}

  /** Goes on with an import that an earlier start began. @throws when a row was refused */
  async run(say: Say, stop: AbortSignal): Promise<void> {
    const total = await countRows();
    const before = await this.earlier();
    if (before?.state === 'done') return;
    const id = before?.id ?? (await this.upload.run({ unitId: COMMUNE.id, accountId: null, fileName: FILE, dryRun: false, bytes: createReadStream(dataFile(FILE)) }));
    // The queue would hand out the job of a killed process only when its lock has run out.
    const goneOn = before && this.runImport.run(COMMUNE.id, id, this.clock.now());
    const [ended] = await Promise.all([this.watch(id, total, say, stop), goneOn]);
    if (ended.state === 'done' && ended.rowsBad === 0) return;
    const { problems } = await this.find.allProblems(OPERATOR, id);
    throw new Error([`Không nạp được ${FILE}: ${ended.error?.message ?? ''}`, ...problems.slice(0, 5).map(({ row, message }) => `dòng ${row}: ${message}`)].join('\n'));
  }

  private async earlier(): Promise<ImportView | undefined> {
    const { items } = await this.find.list(OPERATOR, { limit: 200 });
    return items.find(({ fileName, dryRun, state }) => fileName === FILE && !dryRun && state !== 'failed' && state !== 'uploading');
  }

  private watch(id: string, total: number, say: Say, stop: AbortSignal): Promise<ImportView> {
    let told = 0;
    return waitFor(stop, async () => {
      const view = await this.find.get(OPERATOR, id);
      if (view.rowsRead - told >= TELL_EVERY || (view.rowsRead === total && told < total)) {
        told = view.rowsRead;
        say(`Đang nạp sổ ${REGISTER_YEAR}: ${formatNumber(told)}/${formatNumber(total)}`);
      }
      return view.state === 'done' || view.state === 'failed' ? view : undefined;
    });
  }
}

async function countRows(): Promise<number> {
  const text = await readFile(dataFile(FILE), 'utf8');
  return text.trimEnd().split('\n').length - 1;
}
