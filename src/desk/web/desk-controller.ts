import { applyDecorators, Controller, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DeskInterceptor } from './desk.interceptor.js';

/** A controller whose handlers return an Answer: pages in the desk's frame, parts, files, or where to go on. Its module imports DeskModule. */
export function DeskController(path = ''): ClassDecorator {
  return applyDecorators(Controller(path), UseInterceptors(DeskInterceptor), ApiExcludeController());
}
