import { Body, Controller, Get, Injectable, Module, Post, Query, Req } from '@nestjs/common';
import type { CanActivate, ExecutionContext, Type } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import supertest from 'supertest';
import { createLogger } from '#src/platform/log';
import {
  accessOf, Allow, callerOf, Choice, CivilDateField, configureHttp, createHttpAdapter, CurrentCaller, Decimal, describeApi, EmailField, Flag,
  InstantField, JsonRecord, ListOf, Nested, PageQuery, Public, readUpload, refuseHttp, Text, TextParam, Uuid, UuidParam, WholeNumber,
} from './index.js'; // prettier-ignore
import type { Caller } from './index.js';

export class OwnerForm {
  @Text({ label: 'Họ tên', max: 20, example: 'Trần Văn Mẫu' })
  fullName!: string;

  @Text({ label: 'Số giấy tờ', optional: true, pattern: /^\d{9}$|^\d{12}$/, patternText: 'gồm 9 hoặc 12 chữ số.' })
  idNumber?: string;
}

export class LampForm {
  @Text({ label: 'Ghi chú', multiline: true, optional: true })
  note?: string;

  @Nested({ label: 'Chủ hồ sơ', type: OwnerForm, optional: true })
  owner?: OwnerForm;

  @ListOf({ label: 'Người cùng nộp', type: OwnerForm, optional: true, max: 2 })
  others?: OwnerForm[];

  @ListOf({ label: 'Nhãn', type: 'text', optional: true, max: 3, maxText: 5 })
  labels?: string[];

  @WholeNumber({ label: 'Số bản', optional: true, min: 0, max: 99 })
  copies?: number;

  @Decimal({ label: 'Phí', optional: true, min: 0 })
  fee?: number;

  @Flag({ label: 'Gấp', optional: true })
  urgent?: boolean;

  @Choice({ label: 'Kênh', values: ['counter', 'online'], optional: true })
  channel?: string;

  @CivilDateField({ label: 'Ngày', optional: true })
  day?: string;

  @InstantField({ label: 'Thời điểm', optional: true })
  at?: Date;

  @Uuid({ label: 'Mã', optional: true })
  id?: string;

  @EmailField({ label: 'Thư điện tử', optional: true })
  email?: string;

  @JsonRecord({ label: 'Tờ khai', optional: true, max: 200 })
  facts?: Record<string, unknown>;
}

class NameForm {
  @Text({ label: 'Tên' })
  name!: string;
}

class LampQuery extends PageQuery {
  @Flag({ label: 'Gấp', optional: true })
  urgent?: boolean;

  @ListOf({ label: 'Trạng thái', type: 'text', values: ['on', 'off'], optional: true })
  states?: string[];
}

/** What the next GET /lamps/broken throws. */
export const broken: { error: unknown } = { error: undefined };

@Controller(['lamps', 'api/lamps'])
class LampController {
  @Public()
  @Post('echo')
  echo(@Body() form: LampForm): object {
    return { form, types: { at: form.at instanceof Date, owner: form.owner instanceof OwnerForm } };
  }

  @Public()
  @Post('named')
  named(@Body() form: NameForm): NameForm {
    return form;
  }

  @Public()
  @Get('list')
  list(@Query() query: LampQuery): LampQuery {
    return { ...query };
  }

  @Public()
  @Get('broken')
  fail(): never {
    throw broken.error;
  }

  @Public()
  @Post('upload')
  async upload(@Req() request: FastifyRequest): Promise<object> {
    const { fileName, stream, fields } = await readUpload(request, { maxBytes: 100_000, accept: ['.csv', '.xlsx'] });
    let bytes = 0;
    for await (const chunk of stream) bytes += (chunk as Buffer).length;
    return { fileName, bytes, fields };
  }

  @Public()
  @Get('by-id/:id')
  byId(@UuidParam('id') id: string): object {
    return { id };
  }

  @Public()
  @Get('by-code/:code')
  byCode(@TextParam('code', 30) code: string): object {
    return { code };
  }

  @Allow('leader', 'controller')
  @Get('led')
  led(@CurrentCaller() caller: Caller): object {
    return { name: caller.displayName };
  }

  @Get('undeclared')
  undeclared(): object {
    return {};
  }
}

/** Stands for the identity module's guard: the header names the caller's role. */
@Injectable()
class HeaderGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const role = request.headers['x-role'];
    const unitId = 'unit-1';
    if (role === 'leader' || role === 'clerk') {
      const grants = [{ unitId, role }] as const;
      request.caller = { accountId: 'account-1', displayName: 'Trần Văn Mẫu', unitId, grants, unitIds: [unitId], kind: 'session' };
    }
    const access = accessOf(context);
    if (access.kind === 'public') return true;
    if (access.kind === 'undeclared') throw refuseHttp('http.forbidden');
    if (!callerOf(request).grants.some((grant) => access.roles.includes(grant.role))) throw refuseHttp('http.forbidden');
    return true;
  }
}

@Module({ controllers: [LampController], providers: [{ provide: APP_GUARD, useClass: HeaderGuard }] })
class LampModule {}

export interface TinyApp {
  readonly app: NestFastifyApplication;
  readonly http: ReturnType<typeof supertest>;
  /** Every log line so far. */
  readonly lines: () => readonly Record<string, unknown>[];
  readonly close: () => Promise<void>;
}

/** A whole application without a database, configured like the real one. */
export async function tinyApp(module: Type = LampModule): Promise<TinyApp> {
  const written: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void written.push(line) } });
  const app = await NestFactory.create<NestFastifyApplication>(module, createHttpAdapter({ logger }), { logger: false });
  configureHttp(app, { logger });
  describeApi(app, { title: 'Đèn', version: '1.0' });
  await app.listen(0, '127.0.0.1');
  return {
    app,
    http: supertest(await app.getUrl()),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
    close: () => app.close(),
  };
}
