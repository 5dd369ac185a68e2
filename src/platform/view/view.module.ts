import { Global, Module } from '@nestjs/common';
import { AssetsController } from './assets.controller.js';
import { Assets } from './assets.js';

@Global()
@Module({ controllers: [AssetsController], providers: [Assets], exports: [Assets] })
export class ViewModule {}
