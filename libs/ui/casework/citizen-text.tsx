import { type View, named } from '../element.js';

export interface CitizenTextProps {
  text: string;
}

/** What a person typed: escaped, its lines kept, unable to disturb the text around it. @example <CitizenText text={'dòng 1\ndòng 2'} /> */
export function CitizenText({ text }: CitizenTextProps): View {
  return (
    <div class={named('citizen-text')} dir="auto">
      {text.trim().replace(/\r\n?/g, '\n')}
    </div>
  );
}
