/** The indicators that come with the service. A tenant adds its own from a file: see `indicator-file.ts`. */
import type { Indicator } from './indicator.ts';
import { PEOPLE } from './indicators/people.ts';
import { type ModelField, worksIndicators } from './indicators/works.ts';

export { WORD_GROUPS } from './indicators/groups.ts';
export { MODEL_FIELDS, type ModelField } from './indicators/works.ts';

/**
 * @param countryside where "xây dựng nông thôn mới" is a fifth field of models: as which of the four it counts in reports that know only four
 */
export const shippedIndicators = ({
  countryside,
}: {
  readonly countryside?: ModelField;
} = {}): readonly Indicator[] => [...PEOPLE, ...worksIndicators(countryside)];
