import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { renderPage, renderPart } from '#libs/ui';
import { refuseHttp } from '#src/platform/http';
import { pageHeaders, tellNext } from '#src/platform/view';
import type { Answer } from '../domain/answer.js';
import { DeskFrame } from './desk-frame.js';

/** Turns a handler's Answer into what the browser gets. */
@Injectable()
export class DeskInterceptor implements NestInterceptor {
  constructor(private readonly frame: DeskFrame) {}

  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Response> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (/^application\/json\b/.test(request.headers['content-type'] ?? '')) throw refuseHttp('http.unsupported_media_type');
    // Posted without fields, or as a file: the form's own rules say what is missing.
    request.body ??= {};
    return next.handle().pipe(mergeMap((answer) => from(this.respond(answer, request, reply))));
  }

  private async respond(answer: Answer, request: FastifyRequest, reply: FastifyReply): Promise<Response> {
    switch (answer.kind) {
      case 'page':
        return html(request, renderPage(await this.frame.around(answer, request, reply)), answer.status);
      case 'document':
        return html(request, renderPage(answer.document), answer.status);
      case 'parts':
        return html(request, answer.parts.map(renderPart).join(''), 200);
      case 'see-other':
        if (answer.flash) tellNext(reply, answer.flash);
        return new Response(null, { status: 303, headers: { location: answer.path } });
      case 'file':
        return new Response(Uint8Array.from(answer.bytes), { headers: { 'content-type': answer.type, 'content-disposition': dispositionOf(answer.name, answer.inline) } });
      case 'data':
        return new Response(JSON.stringify(answer.data), { headers: { 'content-type': 'application/json; charset=utf-8' } });
    }
  }
}

function html(request: FastifyRequest, text: string, status: number): Response {
  return new Response(text, { status, headers: pageHeaders(request) });
}

/** Browsers that read RFC 6266 get the name with its marks, all others a plain one. */
function dispositionOf(name: string, inline: boolean): string {
  const plain = name.normalize('NFD').replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '');
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
