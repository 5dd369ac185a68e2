import { Global, Module } from '@nestjs/common';
import { PdfPress } from './pdf-press.js';

/** One press for the whole process: whoever prints waits for the same few places. */
@Global()
@Module({ providers: [PdfPress], exports: [PdfPress] })
export class PressModule {}
