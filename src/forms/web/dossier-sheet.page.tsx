import { BarcodeFigure, type Content, PrintSheet, SheetLine, SheetRow, type SheetSignature, type View } from '#libs/ui';
import type { PersonFacts } from '#libs/dossier-flow';
import type { CodePaths } from '../domain/barcode.js';
import { DOTS, type DossierSource, paperDate, paperNumber } from '../domain/dossier-source.js';

export const SIGN = '(Ký và ghi rõ họ tên)';
export const SIGN_AND_SEAL = '(Ký tên và đóng dấu)';

export interface DossierSheetProps {
  source: DossierSource;
  landscape?: boolean;
  signatures: readonly SheetSignature[];
  children: Content;
}

/** A form about one dossier: letterhead, number, title of its set, and the dossier's code twice, for eyes and for scanners. */
export function DossierSheet({ source, landscape, signatures, children }: DossierSheetProps): View {
  const { form, set, head, dossier, codes } = source;
  return (
    <PrintSheet
      size="A5"
      landscape={landscape}
      {...head}
      number={paperNumber(source)}
      date={paperDate(source)}
      title={set.titles[form]}
      lines={<CodeLines code={dossier.code} codes={codes} />}
      code={<BarcodeFigure kind="qr" {...codes.qr} label={`Mã QR của hồ sơ ${dossier.code}`} />}
      signatures={signatures}
    >
      {children}
    </PrintSheet>
  );
}

function CodeLines({ code, codes }: { code: string; codes: CodePaths }): View {
  return <BarcodeFigure kind="code128" {...codes.code128} label={`Mã vạch của hồ sơ ${code}`} text={`Mã hồ sơ: ${code}`} />;
}

/** How somebody is reached. */
export function ReachLines({ person: { address, phone, email } }: { person: PersonFacts }): View {
  return (
    <>
      <SheetLine label="Địa chỉ">{address ?? DOTS}</SheetLine>
      <SheetRow>
        <SheetLine label="Số điện thoại">{phone ?? DOTS}</SheetLine>
        <SheetLine label="Email">{email ?? DOTS}</SheetLine>
      </SheetRow>
    </>
  );
}

/** Text as typed, a line for each. */
export function Lines({ text }: { text: string }): View {
  return (
    <>
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p>{line}</p>
        ))}
    </>
  );
}
