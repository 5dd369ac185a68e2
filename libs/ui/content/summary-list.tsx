import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface SummaryAction {
  href: string;
  text: Content;
  /** Read out after the text: what is acted on. */
  spoken?: string;
  attributes?: Attributes;
}

export interface SummaryRow {
  key: Content;
  value: Content;
  actions?: readonly SummaryAction[];
  borderless?: boolean;
}

export interface SummaryCard {
  title?: Content;
  headingLevel?: 2 | 3 | 4;
  actions?: readonly SummaryAction[];
  attributes?: Attributes;
}

export interface SummaryListProps {
  rows: readonly SummaryRow[];
  card?: SummaryCard;
  borderless?: boolean;
  attributes?: Attributes;
}

/** Facts of one thing. @example <SummaryList rows={[{ key: 'Họ và tên', value: 'Lê Văn Mẫu B' }]} /> */
export function SummaryList({ rows, card, borderless, attributes }: SummaryListProps): View {
  const anyActions = rows.some((row) => row.actions?.length);
  const list = (
    <dl class={named('summary-list', borderless && 'summary-list--no-border')} {...extra(attributes)}>
      {rows.map((row) => (
        <div class={named('summary-list__row', anyActions && !row.actions && 'summary-list__row--no-actions', row.borderless && 'summary-list__row--no-border')}>
          <dt class={named('summary-list__key')}>{row.key}</dt>
          <dd class={named('summary-list__value')}>{row.value}</dd>
          {row.actions && row.actions.length > 0 && (
            <dd class={named('summary-list__actions')}>
              <Actions actions={row.actions} card={card} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
  return card ? <Card card={card}>{list}</Card> : list;
}

function Card({ card, children }: { card: SummaryCard; children: Content }): View {
  const Heading = `h${card.headingLevel ?? 2}` as 'h2';
  const [first, ...others] = card.actions ?? [];
  return (
    <div class={named('summary-card')} {...extra(card.attributes)}>
      <div class={named('summary-card__title-wrapper')}>
        {card.title !== undefined && <Heading class={named('summary-card__title')}>{card.title}</Heading>}
        {first && others.length === 0 && (
          <div class={named('summary-card__actions')}>
            <ActionLink action={first} card={card} />
          </div>
        )}
        {first && others.length > 0 && (
          <ul class={named('summary-card__actions')}>
            {[first, ...others].map((action) => (
              <li class={named('summary-card__action')}>
                <ActionLink action={action} card={card} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class={named('summary-card__content')}>{children}</div>
    </div>
  );
}

function Actions({ actions, card }: { actions: readonly SummaryAction[]; card?: SummaryCard }): View {
  const [first, ...others] = actions;
  if (!first) return null;
  if (others.length === 0) return <ActionLink action={first} card={card} />;
  return (
    <ul class={named('summary-list__actions-list')}>
      {actions.map((action) => (
        <li class={named('summary-list__actions-list-item')}>
          <ActionLink action={action} card={card} />
        </li>
      ))}
    </ul>
  );
}

function ActionLink({ action, card }: { action: SummaryAction; card?: SummaryCard }): View {
  const spoken = [action.spoken && ` ${action.spoken}`, card?.title !== undefined && [' (', card.title, ')']].filter(Boolean);
  return (
    <a class={named('link')} href={action.href} {...extra(action.attributes)}>
      {action.text}
      {spoken.length > 0 && <span class={named('visually-hidden')}>{spoken}</span>}
    </a>
  );
}
