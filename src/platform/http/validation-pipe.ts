import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import type { FieldError, Refusal } from '#src/platform/refusal';
import { refuseHttp } from './refusals.js';

const MAX_ERRORS = 100;

/** Every DTO is checked whole: unknown fields are refused, values converted, and all errors told with their fields. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    transformOptions: { exposeUnsetFields: false },
    exceptionFactory: (errors) => refuseInvalid(fieldErrors(errors)),
  });
}

/** The refusal of a form with errors in its fields, for rules that span several fields as well. */
export function refuseInvalid(errors: readonly FieldError[]): Refusal {
  return refuseHttp('request.invalid', {}, { errors: errors.slice(0, MAX_ERRORS) });
}

function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = `${parent}${parent === '' ? '' : '.'}${error.property}`.slice(0, 200);
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => fieldError(field, code, message));
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

/** Our rules are named by their codes; the three names below are class-validator's own. */
function fieldError(field: string, constraint: string, message: string): FieldError {
  switch (constraint) {
    case 'whitelistValidation':
      return { field, code: 'unknown_field', message: `Không có mục “${field}” trong biểu mẫu này.` };
    case 'nestedValidation':
    case 'unknownValue':
      return { field, code: 'object.bad', message: `Mục “${field}” phải là một nhóm thông tin.` };
    default:
      return { field, code: constraint, message };
  }
}
