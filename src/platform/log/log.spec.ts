import { describe, expect, test } from '@jest/globals';
import { createLogger, describeError, maskFields, maskText } from './index.js';

function listening(): { lines: () => Record<string, unknown>[]; logger: ReturnType<typeof createLogger> } {
  const written: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void written.push(line) }, labels: { process: 'web' } });
  return { logger, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('masking', () => {
  test('leaves only the last three digits of ID and phone numbers', () => {
    expect(maskText('CCCD 001099012345, CMND 012345678, ĐT 0912345678 và +84912345678')).toBe(
      'CCCD *********345, CMND ******678, ĐT *******678 và +********678',
    );
    expect(maskText('thư an.nguyen@example.vn')).toBe('thư ***@***');
  });

  test('leaves codes, UUIDs, dates and short numbers alone', () => {
    const text = 'H26.15.30-211027-0001 019a8f00-0000-7000-8000-012345678901 2026-02-03T09:00:00.000Z 12345678';
    expect(maskText(text)).toBe(text);
  });

  test('drops personal members at any depth, and bounds what is left', () => {
    expect(maskFields({ code: 'a', owner: { name: 'x' }, deep: { idNumber: '1', steps: [{ phone: '2', seq: 3 }] } })).toEqual({
      code: 'a',
      deep: { steps: [{ seq: 3 }] },
    });
    const loop: Record<string, unknown> = { seq: 1 };
    loop.self = loop;
    expect(JSON.stringify(maskFields(loop))).toContain('[…]');
  });

  test('describes a database error without the row that was written', () => {
    const driverError = Object.assign(new Error('invalid input syntax for type uuid: "Nguyễn Văn A"'), {
      code: '22P02',
      detail: 'Key (id_number)=(001099012345)',
    });
    const error = Object.assign(new Error(driverError.message), { driverError, parameters: ['001099012345'], query: 'INSERT' });
    const text = JSON.stringify(describeError(error));
    expect(text).toContain('22P02');
    expect(text).toContain('log.spec');
    expect(text).not.toContain('001099012345');
    expect(text).not.toContain('Nguyễn');
  });
});

describe('the logger', () => {
  test('writes one JSON object a line, with context and fields', () => {
    const { logger, lines } = listening();
    logger.log('relayed', { events: 12, idNumber: '001099012345' }, 'Relay');
    expect(lines()).toEqual([expect.objectContaining({ level: 'info', process: 'web', context: 'Relay', msg: 'relayed', events: 12 })]);
    expect(lines()[0]).not.toHaveProperty('idNumber');
    expect(lines()[0]?.time).toMatch(/^\d{4}-.*Z$/);
  });

  test('takes errors in every way that Nest and people hand them over', () => {
    const { logger, lines } = listening();
    const error = new Error('broken 0912345678');
    logger.error(error);
    logger.error('it failed', error, 'Job');
    logger.error('it failed', error.stack, 'Job');
    expect(lines()[0]).toMatchObject({ msg: 'broken *******678', err: { type: 'Error' } });
    expect(lines()[1]).toMatchObject({ msg: 'it failed', context: 'Job', err: { message: 'broken *******678' } });
    expect(lines()[2]).toMatchObject({ msg: 'it failed', context: 'Job', stack: expect.stringContaining('log.spec') });
  });

  test('is silent below its level', () => {
    const { logger, lines } = listening();
    logger.debug('x');
    logger.verbose('x');
    logger.write('debug', {}, 'x');
    expect(lines()).toEqual([]);
  });
});
