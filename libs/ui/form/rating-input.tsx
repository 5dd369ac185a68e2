import { type View, named } from '../element.js';
import { OptionGroupFrame, type OptionGroupProps, OptionItem, optionId } from './option-group.js';

export interface RatingInputProps extends OptionGroupProps {
  levels: 3 | 5;
  value?: number | string;
}

const WORDS = {
  3: ['Rất hài lòng', 'Hài lòng', 'Không hài lòng'],
  5: ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng', 'Rất không hài lòng'],
} as const;

/** How a citizen rates, in words, the best first; sends the level, the best being the highest. Large enough for a thumb at a kiosk. @example <RatingInput name="level" legend="Ông/bà có hài lòng không?" levels={3} /> */
export function RatingInput({ levels, value, ...group }: RatingInputProps): View {
  const prefix = group.idPrefix ?? group.name;
  return (
    <div class={named('rating')}>
      <OptionGroupFrame group={group} block="radios">
        {() =>
          WORDS[levels].map((label, index) => {
            const level = levels - index;
            return <OptionItem block="radios" type="radio" name={group.name} id={optionId(prefix, index)} option={{ value: level, label }} checked={value !== undefined && String(value) === String(level)} />;
          })
        }
      </OptionGroupFrame>
    </div>
  );
}
