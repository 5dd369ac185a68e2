import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface PageAssets {
  /** Addresses of style sheets. */
  styles: readonly string[];
  /** Addresses of scripts, loaded as deferred modules. */
  modules?: readonly string[];
  /** Addresses of classic scripts, deferred: htmx. */
  scripts?: readonly string[];
  /** The style sheet itself, for paper that is made where nothing can be loaded. */
  styleText?: string;
  icon?: string;
  /** Of this answer's content security policy. */
  nonce?: string;
}

export interface DocumentProps {
  title: string;
  assets: PageAssets;
  /** `print`: sheets of paper on a grey ground; `sign-in`: one narrow column. */
  kind?: 'desk' | 'print' | 'sign-in';
  bodyAttributes?: Attributes;
  /** `print` only: what stands above the sheets. */
  header?: Content;
  children: Content;
}

/** html, head and body. @example <Document title="Giấy tiếp nhận" kind="print" assets={{ styles: ['/desk.css'] }}>…</Document> */
export function Document({ title, assets, kind = 'desk', bodyAttributes, header, children }: DocumentProps): View {
  const { styles, modules = [], scripts = [], styleText, icon, nonce } = assets;
  return (
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {icon !== undefined && <link rel="icon" href={icon} />}
        {styles.map((href) => (
          <link rel="stylesheet" href={href} nonce={nonce} />
        ))}
        {styleText !== undefined && <style dangerouslySetInnerHTML={{ __html: styleText }} />}
        {scripts.map((src) => (
          <script src={src} defer nonce={nonce} />
        ))}
        {modules.map((src) => (
          <script src={src} type="module" nonce={nonce} />
        ))}
      </head>
      <body class={named(`body--${kind}`)} {...extra(bodyAttributes)}>
        {kind === 'print' ? (
          <>
            {header}
            <main id="content">{children}</main>
          </>
        ) : (
          children
        )}
      </body>
    </html>
  );
}
