import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '#src/platform/database';
import { Allow, type Caller, CurrentCaller, rolesIn } from '#src/platform/http';
import { Units } from '#src/units';
import { checkPerson } from '../app/check-person.js';
import { checkUnit } from '../app/check-unit.js';
import { SearchDossiers } from '../app/search-dossiers.js';
import { ReceiveDossier } from '../app/receive-dossier.js';
import { targetUnit } from '../app/target-unit.js';
import { answerOf, type StepAnswer } from '../app/take-step.js';
import { RequestStore } from '../data/request.store.js';
import { ReceiveForm } from './receive.form.js';
import { requestKeyOf } from './request-key.js';

interface ReceiveAnswer extends StepAnswer {
  /** Open dossiers of the same owner for the same procedure: a warning, not a refusal. */
  duplicates: string[];
}

@ApiTags('Hồ sơ')
@Controller('api/dossiers')
export class ReceiveController {
  constructor(
    private readonly database: Database,
    private readonly receiving: ReceiveDossier,
    private readonly finding: SearchDossiers,
    private readonly requests: RequestStore,
    private readonly units: Units,
  ) {}

  @Allow('clerk', 'leader')
  @Post()
  @ApiOperation({ summary: 'Tiếp nhận hồ sơ tại quầy, qua bưu chính, hoặc ghi nhận hồ sơ nộp trực tuyến' })
  async receive(@CurrentCaller() caller: Caller, @Body() form: ReceiveForm, @Headers('idempotency-key') header?: string): Promise<ReceiveAnswer> {
    const unitId = targetUnit(caller, form.unitId);
    checkPerson(form.owner, 'owner');
    checkPerson(form.submitter, 'submitter');
    const request = { key: requestKeyOf(header), accountId: caller.accountId, body: { action: 'receive', form } };
    return this.database.inUnit(unitId, (tx) =>
      this.requests.once(tx, unitId, request, async () => {
        await checkUnit(tx, this.units, form.receivedAtUnitId);
        const written = await this.receiving.receive(tx, unitId, form, { accountId: caller.accountId, roles: rolesIn(caller, unitId) });
        const duplicates = await this.finding.duplicates(tx, unitId, form.owner.idNumber, written.row.procedureId);
        return { ...answerOf(written), duplicates: duplicates.map(({ code }) => code).filter((code) => code !== written.row.code) };
      }));
  }
}
