/** The indicators that come with the service. A tenant adds its own from a file: see `indicator-file.ts`. */
import { fold } from './fold.ts';
import type { Indicator, WordGroups } from './indicator.ts';
import { FORM_INDICATORS } from './indicators/forms.ts';
import { COUNTRYSIDE, WORD_GROUPS } from './indicators/groups.ts';
import { PEOPLE } from './indicators/people.ts';
import { type FifthField, worksIndicators } from './indicators/works.ts';

export { WORD_GROUPS } from './indicators/groups.ts';
export { type FifthField, MODEL_FIELDS, type ModelField } from './indicators/works.ts';

/** @param fifth where the office keeps a fifth field of models */
export const shippedIndicators = (fifth?: FifthField): readonly Indicator[] => [
  ...PEOPLE,
  ...FORM_INDICATORS,
  ...worksIndicators(fifth),
];

/** By what the fifth field is told, its name first. */
export const fifthWords = ({ name, words }: FifthField): readonly string[] => [
  name,
  ...words,
  ...(fold(name).includes('nong thon moi') ? COUNTRYSIDE : []),
];

/** The groups of phrases that synonyms may name: those that come with the service, and the words of the fifth field. */
export const wordGroups = (fifth: FifthField | undefined): WordGroups =>
  fifth ? { ...WORD_GROUPS, fifth: fifthWords(fifth) } : WORD_GROUPS;
