import { type View, extra, named } from '../element.js';
import { FieldFrame, type FieldProps, hasError } from './field.js';

export interface FileUploadProps extends FieldProps {
  multiple?: boolean;
  /** Endings and types that the browser offers first: `.pdf,image/jpeg`. The server checks for itself. */
  accept?: string;
}

/** A browser forgets the files when the form comes back with errors: say so in the error. @example <FileUpload name="scan" label="Bản quét" hint="PDF hoặc ảnh, đến 10 MB" accept=".pdf,.jpg,.png" multiple /> */
export function FileUpload(props: FileUploadProps): View {
  const { multiple, accept, attributes } = props;
  return (
    <FieldFrame field={props}>
      {(ties) => <input class={named('file-upload', hasError(props.error) && 'file-upload--error')} type="file" {...ties} multiple={multiple} accept={accept} {...extra(attributes)} />}
    </FieldFrame>
  );
}
