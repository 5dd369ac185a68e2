import { type Attributes, type Content, type View, extra, loose, named } from '../element.js';

export interface NotificationBannerProps {
  /** `done`: what was just asked for has happened; read out at once. */
  kind?: 'notice' | 'done';
  title?: Content;
  titleId?: string;
  titleLevel?: 2 | 3 | 4;
  role?: 'alert' | 'region' | 'banner';
  takesFocus?: boolean;
  attributes?: Attributes;
  /** One line of text is set as the heading; elements stand as they are. */
  children: Content;
}

/** @example <NotificationBanner kind="done">Đã tiếp nhận hồ sơ H26.15.30-211126-0002</NotificationBanner> */
export function NotificationBanner(props: NotificationBannerProps): View {
  const { kind = 'notice', titleId = 'mc-notification-banner-title', titleLevel = 2, takesFocus, attributes, children } = props;
  const done = kind === 'done';
  const Heading = `h${titleLevel}` as 'h2';
  return (
    <div
      class={named('notification-banner', done && 'notification-banner--success')}
      {...loose({ role: props.role ?? (done ? 'alert' : 'region') })}
      aria-labelledby={titleId}
      data-disable-auto-focus={takesFocus === undefined ? undefined : !takesFocus}
      {...extra(attributes)}
    >
      <div class={named('notification-banner__header')}>
        <Heading class={named('notification-banner__title')} id={titleId}>
          {props.title ?? (done ? 'Thành công' : 'Quan trọng')}
        </Heading>
      </div>
      <div class={named('notification-banner__content')}>
        {typeof children === 'string' ? <p class={named('notification-banner__heading')}>{children}</p> : children}
      </div>
    </div>
  );
}
