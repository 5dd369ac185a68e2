import { type Attributes, type Content, type View, extra, named } from '../element.js';

export interface SummarisedError {
  text: Content;
  /** Id of the field (its first input), without #; left out when the error belongs to no field. */
  field?: string;
  attributes?: Attributes;
}

export interface ErrorSummaryProps {
  title?: Content;
  description?: Content;
  errors?: readonly SummarisedError[];
  /** False where focus must stay where it is. */
  takesFocus?: boolean;
  attributes?: Attributes;
}

/** All errors of a form, linked to their fields. @example <ErrorSummary errors={[{ text: 'Nhập họ và tên', field: 'name' }]} /> */
export function ErrorSummary({ title = 'Có thông tin cần sửa', description, errors = [], takesFocus, attributes }: ErrorSummaryProps): View {
  return (
    <div class={named('error-summary')} data-disable-auto-focus={takesFocus === undefined ? undefined : !takesFocus} {...extra(attributes)}>
      <div role="alert">
        <h2 class={named('error-summary__title')}>{title}</h2>
        <div class={named('error-summary__body')}>
          {description !== undefined && <p>{description}</p>}
          {errors.length > 0 && (
            <ul class={named('list', 'error-summary__list')}>
              {errors.map((error) => (
                <li>
                  {error.field === undefined ? (
                    error.text
                  ) : (
                    <a href={`#${error.field}`} {...extra(error.attributes)}>
                      {error.text}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
