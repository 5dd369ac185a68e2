import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Content, KeyHelp, Link, NotificationBanner, Page, type UserMenu, type View } from '#libs/ui';
import { Inbox } from '#src/alerts';
import { CountWorklists } from '#src/dossiers';
import { Database } from '#src/platform/database';
import { Assets, type Flash, nonceOf, takeFlash } from '#src/platform/view';
import { Units } from '#src/units';
import type { PageAnswer } from '../domain/answer.js';
import { keysFor } from '../domain/keys.js';
import { menuFor } from '../domain/menu.js';
import { actingFor } from '../domain/roles-held.js';
import { roleWords } from '../domain/role-words.js';
import { type Visit, visitOf } from './visit.js';

/** How often the numbers at the left and the badge of the alerts are asked for again. */
const COUNTED_EVERY = 'every 30s';

/** What stands around every page: product, unit, search, alerts, person, menu. */
@Injectable()
export class DeskFrame {
  constructor(
    private readonly assets: Assets,
    private readonly database: Database,
    private readonly units: Units,
    private readonly worklists: CountWorklists,
    private readonly inbox: Inbox,
  ) {}

  async around(answer: PageAnswer, request: FastifyRequest, reply: FastifyReply): Promise<View> {
    const visit = visitOf(request);
    const [unit, counts, alerts] = await Promise.all([this.unitOf(visit), this.counts(visit), this.inbox.count(visit.caller)]);
    return (
      <Page
        title={answer.title}
        hasErrors={answer.hasErrors}
        assets={this.assets.forPage(nonceOf(request))}
        unit={unit}
        search={{ action: '/tim', ...(answer.query !== undefined && { query: answer.query }) }}
        alerts={{ href: '/canh-bao', count: alerts.unseen }}
        help={{ href: '/tro-giup' }}
        user={userMenuOf(visit)}
        menu={menuFor(visit.roles, counts, answer.current)}
        menuAttributes={{ 'hx-get': '/so-dem', 'hx-trigger': COUNTED_EVERY, 'hx-swap': 'none' }}
      >
        {flashOf(takeFlash(request, reply))}
        {answer.body}
        <KeyHelp groups={keysFor(visit.roles)} more={{ text: 'Trợ giúp đầy đủ', href: '/tro-giup' }} />
      </Page>
    );
  }

  counts({ caller, unitId }: Visit): Promise<Readonly<Record<string, number>>> {
    return this.worklists.counts(unitId, caller.accountId);
  }

  private unitOf({ unitId }: Visit): Promise<string> {
    return this.database.inUnit(unitId, async (tx) => (await this.units.get(tx, unitId)).name);
  }
}

function userMenuOf({ caller, unitId, roles }: Visit): UserMenu {
  const lenders = actingFor(caller.grants, unitId).map(({ displayName }) => displayName);
  const links = [
    { text: 'Tài khoản của tôi', href: '/tai-khoan' },
    ...(caller.unitIds.length > 1 ? [{ text: 'Đổi đơn vị làm việc', href: '/tai-khoan/don-vi' }] : []),
  ];
  return { name: caller.displayName, role: lenders.length > 0 ? `${roleWords(roles)}; làm thay ${lenders.join(', ')}` : roleWords(roles), links, signOut: { action: '/dang-xuat' } };
}

function flashOf(flash: Flash | undefined): Content {
  if (!flash) return undefined;
  const { tone, text, links = [] } = flash;
  return (
    <NotificationBanner kind={tone === 'done' ? 'done' : 'notice'}>
      {links.length === 0 ? (
        text
      ) : (
        <p>
          {text}{' '}
          {links.map((link, index) => (
            <>
              {index > 0 && ' · '}
              <Link href={link.href}>{link.text}</Link>
            </>
          ))}
        </p>
      )}
    </NotificationBanner>
  );
}
