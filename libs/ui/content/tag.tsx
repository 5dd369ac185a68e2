import { type Attributes, type Content, type View, extra, named } from '../element.js';

export type TagColour = 'grey' | 'teal' | 'green' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

export interface TagProps {
  /** Colour is kept for deadline states; elsewhere leave it out. */
  colour?: TagColour;
  attributes?: Attributes;
  children: Content;
}

/** @example <Tag colour="grey">Bản nháp</Tag> */
export function Tag({ colour, attributes, children }: TagProps): View {
  return (
    <strong class={named('tag', colour && `tag--${colour}`)} {...extra(attributes)}>
      {children}
    </strong>
  );
}
