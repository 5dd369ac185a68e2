import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { isSignedBy } from '#src/alerts';
import { startTestApp, type TestApp } from '../support/app.js';
import { AlertScene } from './alerts-scene.js';

const SECRET = 'bi-mat-cua-cong-tin-nhan';

interface Mail {
  to: string[];
  raw: string;
}
interface Call {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let app: TestApp;
let smtp: SMTPServer;
let gateway: Server;
const mails: Mail[] = [];
const calls: Call[] = [];
/** What the servers answer; null: they take it. */
let mailRefusal: { responseCode: number; message: string } | null = null;
let gatewayStatus = 204;

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (address, _session, answer) => answer(mailRefusal && Object.assign(new Error(`${mailRefusal.message} <${address.address}>`), mailRefusal)),
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map((each) => each.address), raw: Buffer.concat(chunks).toString('utf8') });
        answer();
      });
    },
  });
  gateway = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(gatewayStatus).end();
    });
  });
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
  app = await startTestApp({
    SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server.address())}`, MAIL_FROM: 'Một cửa <mot-cua@xa.example>',
    WEBHOOK_URL: `http://127.0.0.1:${portOf(gateway.address())}/tin`, WEBHOOK_SECRET: SECRET,
  });
});

afterEach(() => {
  mails.length = 0;
  calls.length = 0;
  mailRefusal = null;
  gatewayStatus = 204;
});

afterAll(async () => {
  await app.close();
  await new Promise<void>((done) => smtp.close(done));
  gateway.closeAllConnections();
  await new Promise((done) => gateway.close(done));
});

const portOf = (address: string | AddressInfo | null): number => (address as AddressInfo).port;

/** The mail's subject and text, decoded. */
function read(mail: Mail): { subject: string; text: string; messageId: string } {
  const [head = '', ...rest] = mail.raw.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'mi').exec(unfolded)?.[1] ?? '';
  const subject = header('Subject').replace(/\?= =\?/g, '?==?').replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, coded: string) =>
    kind.toUpperCase() === 'B' ? Buffer.from(coded, 'base64').toString('binary') : quotedPrintable(coded.replace(/_/g, ' ')));
  const body = rest.join('\r\n\r\n');
  const text = header('Content-Transfer-Encoding') === 'base64' ? Buffer.from(body, 'base64').toString('binary') : quotedPrintable(body.replace(/=\r\n/g, ''));
  return { subject: utf8(subject), text: utf8(text), messageId: header('Message-ID') };
}

const quotedPrintable = (text: string): string => text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
const utf8 = (binary: string): string => Buffer.from(binary, 'binary').toString('utf8');

/** Two dossiers in one officer's hand, both due on Thursday 5 March. */
async function twoDossiers(): Promise<{ scene: AlertScene; codes: string[]; officerId: string }> {
  const scene = await AlertScene.at(app, '2026-03-02 09:00');
  const officerId = await scene.person('officer', 'can-bo@xa.example');
  const codes = [await scene.receive(), await scene.receive()];
  for (const code of codes) await scene.step(code, 'hand-over', { toAccountId: officerId }, scene.clerk);
  return { scene, codes, officerId };
}

async function deliveries(scene: AlertScene, state: string): Promise<Record<string, unknown>[]> {
  const admin = await app.signIn(scene.unit.unitId, 'administrator');
  return (await scene.get(admin, `/api/alerts/deliveries?state=${state}`)).items as Record<string, unknown>[];
}

test('one mail and one signed call per person and minute, with codes and dates and nobody’s name', async () => {
  const { scene, codes, officerId } = await twoDossiers();
  await scene.tickAt('2026-03-04 17:00');
  await Promise.all([scene.deliver(), scene.deliver()]); // two workers
  await scene.deliver();

  expect(mails).toHaveLength(1);
  expect(mails[0]?.to).toEqual(['can-bo@xa.example']);
  const mail = read(mails[0] as Mail);
  expect(mail.subject).toBe(`[Một cửa] 2 cảnh báo về hạn xử lý hồ sơ – ${scene.unit.name}`);
  for (const code of codes) expect(mail.text).toContain(`- ${code} · Thủ tục 1.000001 · hạn 17:00 05/03/2026`);
  expect(mail.text).not.toContain('Nguyễn');

  expect(calls).toHaveLength(1);
  const { headers, body } = calls[0] as Call;
  expect(isSignedBy(SECRET, String(headers['x-mot-cua-timestamp']), body, String(headers['x-mot-cua-signature']))).toBe(true);
  const said = JSON.parse(body) as { id: string; items: { code: string }[] };
  expect(said).toMatchObject({ id: headers['idempotency-key'], accountId: officerId, total: 2, unit: { id: scene.unit.unitId, code: scene.unit.code } });
  expect(said.items.map(({ code }) => code)).toEqual(codes);
  expect(body).not.toContain('Nguyễn');
  expect(await deliveries(scene, 'sent')).toHaveLength(2);
});

test('a server that greylists is asked again later, under the same Message-ID', async () => {
  const { scene } = await twoDossiers();
  mailRefusal = { responseCode: 451, message: 'Greylisted, try again later' };
  await scene.tickAt('2026-03-04 17:00');
  await scene.deliver();
  const [waiting] = (await deliveries(scene, 'waiting')).filter(({ channel }) => channel === 'mail');
  expect(waiting).toMatchObject({ attempts: 1, nextAt: '2026-03-04T10:01:00.000Z', total: 2 });
  expect(waiting?.lastError).toMatch(/451/);
  expect(waiting?.lastError).not.toContain('@');

  mailRefusal = null;
  await scene.deliver(); // not yet
  expect(mails).toEqual([]);
  app.clock.advance({ minutes: 1 });
  await scene.deliver();
  expect(mails.map((mail) => read(mail).messageId)).toEqual([`<${String(waiting?.id)}@mot-cua>`]);
});

test('a server that goes on refusing makes a dead letter, which an administrator sends again by hand', async () => {
  const { scene } = await twoDossiers();
  mailRefusal = { responseCode: 550, message: 'No such user' };
  await scene.tickAt('2026-03-04 17:00');
  for (let tries = 0; tries < 10; tries++) {
    await scene.deliver();
    app.clock.advance({ hours: 1 });
  }
  const [dead, ...others] = await deliveries(scene, 'dead');
  expect(others).toEqual([]);
  expect(dead).toMatchObject({ channel: 'mail', state: 'dead', attempts: 8, nextAt: null });

  const path = `/api/alerts/deliveries/${scene.unit.unitId}/${String(dead?.id)}/retry`;
  const elsewhere = await AlertScene.at(app, '2026-03-05 05:00');
  expect((await scene.as(scene.officer, (http) => http.post(path))).status).toBe(403);
  expect((await scene.as(await app.signIn(elsewhere.unit.unitId, 'administrator'), (http) => http.post(path))).status).toBe(404);

  mailRefusal = null;
  const admin = await app.signIn(scene.unit.unitId, 'administrator');
  expect((await scene.as(admin, (http) => http.post(path))).status).toBe(204);
  expect((await scene.as(admin, (http) => http.post(path))).body).toMatchObject({ code: 'alerts.delivery_not_found' });
  await scene.deliver();
  expect(mails).toHaveLength(1);
  expect(await deliveries(scene, 'dead')).toEqual([]);
});

test('a gateway that fails and comes back gets the same call again, signed anew', async () => {
  const { scene } = await twoDossiers();
  gatewayStatus = 503;
  await scene.tickAt('2026-03-04 17:00');
  await scene.deliver();
  gatewayStatus = 200;
  app.clock.advance({ minutes: 1 });
  await scene.deliver();
  const [first, second] = calls as [Call, Call];
  expect(calls).toHaveLength(2);
  expect(second.body).toBe(first.body);
  expect(second.headers['idempotency-key']).toBe(first.headers['idempotency-key']);
  expect(second.headers['x-mot-cua-timestamp']).not.toBe(first.headers['x-mot-cua-timestamp']);
  for (const { headers, body } of [first, second]) {
    expect(isSignedBy(SECRET, String(headers['x-mot-cua-timestamp']), body, String(headers['x-mot-cua-signature']))).toBe(true);
  }
});

test('a worker killed while sending: the delivery comes back when its lease is over', async () => {
  const { scene } = await twoDossiers();
  await scene.tickAt('2026-03-04 17:00');
  // As claimed by a worker that was then killed.
  await app.database.inUnit(scene.unit.unitId, (tx) =>
    tx.run("UPDATE alerts.delivery SET attempts = 1, next_at = $2 WHERE unit_id = $1 AND state = 'waiting'", [scene.unit.unitId, new Date(app.clock.now().getTime() + 300_000)]));
  await scene.deliver();
  expect([mails.length, calls.length]).toEqual([0, 0]);
  app.clock.advance({ minutes: 5 });
  await scene.deliver();
  expect([mails.length, calls.length]).toEqual([1, 1]);
});

test('the digest goes out by mail too', async () => {
  const { scene } = await twoDossiers();
  await scene.tickAt('2026-03-05 07:30');
  await scene.deliver();
  expect(mails).toHaveLength(1);
  const { subject, text } = read(mails[0] as Mail);
  expect(subject).toBe(`[Một cửa] Việc trong ngày và 2 cảnh báo – ${scene.unit.name}`);
  expect(text).toContain('Đến hạn hôm nay: 2; quá hạn: 0');
});
