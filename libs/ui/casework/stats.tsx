import { formatNumber } from '#libs/vietnamese';
import { type Content, type View, named } from '../element.js';
import type { MarkTone } from './mark.js';

export interface Stat {
  label: string;
  number: number | string;
  /** Below, small: compared with what, of how many. */
  note?: Content;
  /** Stands out, unless the number is zero. */
  tone?: MarkTone;
  href?: string;
  /** Of the number, for partial updates. */
  id?: string;
}

export interface StatsProps {
  label: string;
  stats: readonly Stat[];
}

/** The numbers of the day side by side, each a way to its list. @example <Stats label="Hôm nay" stats={[{ label: 'Quá hạn', number: 2, tone: 'overdue', href: '/qua-han' }]} /> */
export function Stats({ label, stats }: StatsProps): View {
  return (
    <ul class={named('stats')} aria-label={label}>
      {stats.map(({ href, ...stat }) => (
        <li class={named('stat')}>
          {href === undefined ? (
            <Figure {...stat} />
          ) : (
            <a class={named('stat__link')} href={href}>
              <Figure {...stat} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Figure({ label, number, note, tone, id }: Stat): View {
  return (
    <>
      <span class={named('stat__label')}>{label} </span>
      <b class={named('stat__number', tone && number !== 0 && `stat__number--${tone}`)} id={id}>
        {typeof number === 'number' ? formatNumber(number) : number}
      </b>
      {note !== undefined && <small class={named('sub')}> {note}</small>}
    </>
  );
}
