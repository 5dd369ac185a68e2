import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, refuseHttp } from '#src/platform/http';
import { type Asset, Assets } from './assets.js';

@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  @Public()
  @Get(':hash/:name')
  file(@Param('hash') hash: string, @Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const asset = this.assets.find(hash, name);
    if (!asset) throw refuseHttp('http.no_such_route');
    const { encoding, bytes } = choose(asset, String(request.headers['accept-encoding'] ?? ''));
    if (encoding) reply.header('content-encoding', encoding);
    void reply.header('vary', 'accept-encoding').header('cache-control', 'public, max-age=31536000, immutable').type(asset.type).send(bytes);
  }
}

function choose({ br, gzip, plain }: Asset, accepted: string): { encoding?: string; bytes: Buffer } {
  if (/\bbr\b/.test(accepted)) return { encoding: 'br', bytes: br };
  if (/\bgzip\b/.test(accepted)) return { encoding: 'gzip', bytes: gzip };
  return { bytes: plain };
}
