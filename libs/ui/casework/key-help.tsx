import { type View, named } from '../element.js';
import { KeyList } from '../content/reading.js';
import { Button } from '../form/button.js';

export interface KeyHelpGroup {
  title: string;
  /** As printed on the keys: `Ctrl+Enter`. */
  keys: readonly { keys: string; does: string }[];
}

export interface KeyHelpProps {
  groups: readonly KeyHelpGroup[];
  /** The page with the whole of the help. */
  more?: { text: string; href: string };
}

/** The list of keys, opened by `?`; once per page, after everything else. @example <KeyHelp groups={[{ title: 'Mọi trang', keys: [{ keys: '/', does: 'Tìm hồ sơ' }] }]} /> */
export function KeyHelp({ groups, more }: KeyHelpProps): View {
  return (
    <dialog class={named('dialog')} id="help" aria-labelledby="help-title">
      <h2 class={named('dialog__title')} id="help-title">
        Phím tắt
      </h2>
      {groups.map(({ title, keys }, index) => (
        <>
          <h3 class={named('dialog__group')} id={`help-${index + 1}`}>
            {title}
          </h3>
          <KeyList keys={keys} labelledBy={`help-${index + 1}`} />
        </>
      ))}
      <form class={named('dialog__foot')} method="dialog">
        {more && (
          <a class={named('link')} href={more.href}>
            {more.text}
          </a>
        )}
        <Button kind="quiet">Đóng</Button>
      </form>
    </dialog>
  );
}
