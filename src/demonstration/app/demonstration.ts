import { Injectable } from '@nestjs/common';
import { Database } from '#src/platform/database';
import { Units } from '#src/units';
import { ACCOUNTS, COMMUNE } from '../domain/duong-ha.js';
import type { Say } from '../domain/operator.js';
import { FoundCommune } from './found-commune.js';
import { LoadRegister } from './load-register.js';
import { OpenDesk } from './open-desk.js';
import { YearTables } from './year-tables.js';

/**
 * The commune of Dương Hà with its register of 2021 and with the last days at its desk, so that whoever starts the program sees it
 * at work. Its people and dossiers are made up. Killed at any point, it is completed by the next start.
 */
@Injectable()
export class Demonstration {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly foundCommune: FoundCommune,
    private readonly loadRegister: LoadRegister,
    private readonly yearTables: YearTables,
    private readonly openDesk: OpenDesk,
  ) {}

  /**
   * Into an empty database, or one in which it was begun; any other is left alone. Needs a running worker.
   * @param stop asks to leave the rest to the next start
   */
  async load(say: Say, stop: AbortSignal): Promise<void> {
    const units = await this.database.inUnits('all', (tx) => this.units.all(tx));
    const begun = units.some(({ id }) => id === COMMUNE.id);
    if (units.length > 0 && !begun) return;
    if (begun && (await this.openDesk.isOpen())) {
      return say(`Dữ liệu mẫu ${COMMUNE.name} đã nạp từ trước; tài khoản: ${ACCOUNTS.map(({ login }) => login).join(', ')} (mật khẩu như đã in lần đầu).`);
    }
    try {
      await this.loadAll(begun, say, stop);
    } catch (error) {
      if (!stop.aborted) throw error;
      say('Dữ liệu mẫu chưa nạp xong; lần khởi động sau sẽ nạp tiếp.');
    }
  }

  private async loadAll(begun: boolean, say: Say, stop: AbortSignal): Promise<void> {
    say(begun ? 'Nạp tiếp dữ liệu mẫu còn dở.' : `Cơ sở dữ liệu trống: nạp dữ liệu mẫu của ${COMMUNE.name} (người và hồ sơ đều hư cấu).`);
    if (!begun) await this.foundCommune.run();
    await this.loadRegister.run(say, stop);
    say('Đang lập biểu R1 và R2 năm 2021…');
    const table = await this.yearTables.run(stop);
    say('Đang ghi việc của mười ngày làm việc gần đây…');
    const password = await this.openDesk.run();
    say(`\n${table}`);
    say(`Tài khoản dùng thử, chung mật khẩu ${password}`);
    for (const { login, title, unit } of ACCOUNTS) say(`  ${login.padEnd(10)} ${title}, ${unit.name}`);
    say('');
  }
}
