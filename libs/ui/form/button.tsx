import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface ButtonProps {
  /** `quiet`: a second choice beside the main one; `danger`: what cannot be taken back; `start`: the way into a service. */
  kind?: 'main' | 'quiet' | 'danger' | 'start';
  /** In a line of text or a cell. */
  small?: boolean;
  /** A link that looks and works like a button. */
  href?: string;
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string | number;
  disabled?: boolean;
  /** Sent to the script that swallows the second click. */
  preventDoubleClick?: boolean;
  attributes?: Attributes;
  children: Content;
}

const MODIFIER = { main: undefined, quiet: 'button--secondary', danger: 'button--warning', start: 'button--start' } as const;

/** @example <Button name="then" value="next">Tiếp nhận</Button> */
export function Button({ kind = 'main', small, href, type = 'submit', name, value, disabled, preventDoubleClick, attributes, children }: ButtonProps): View {
  const look = named('button', MODIFIER[kind], small && 'button--small');
  const content = kind === 'start' ? [children, ' ', <StartArrow />] : children;
  if (href !== undefined) {
    return (
      <a href={href} role="button" draggable={false} class={look} {...extra(attributes)}>
        {content}
      </a>
    );
  }
  const state = disabled ? { disabled: true, 'aria-disabled': true as const } : {};
  return (
    <button type={type} name={name} value={value} {...state} data-prevent-double-click={preventDoubleClick} class={look} {...extra(attributes)}>
      {content}
    </button>
  );
}

function StartArrow(): View {
  return (
    <svg class={named('button__start-icon')} xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
