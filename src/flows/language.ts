/** Which language the service speaks with this person. */
import { fold } from '../domain/fold.ts';
import type { Choice } from '../domain/message.ts';
import type { Flow } from '../engine/flow.ts';
import type { Lang } from '../text/text.ts';

const choices: readonly Choice[] = [
  { id: 'vi', label: { id: 'language-vi-button' } },
  { id: 'en', label: { id: 'language-en-button' } },
];

const names: Readonly<Record<string, Lang>> = {
  vi: 'vi',
  'tieng viet': 'vi',
  en: 'en',
  english: 'en',
  'tieng anh': 'en',
};

export const language: Flow<Record<string, never>> = {
  id: 'language',
  version: 1,
  commands: ['ngonngu', 'ngon ngu', 'language'],
  where: 'private',
  single: true,
  open: (opening) => {
    const lang = opening.kind === 'command' ? names[fold(opening.rest)] : undefined;
    return lang ? { end: true, lang, say: { say: [{ id: 'language-set' }] } } : { to: 'choose', data: {} };
  },
  parse: () => ({}),
  steps: {
    choose: {
      ask: () => ({ say: [{ id: 'language-which' }], choices }),
      answer: (input) => {
        const lang = input.kind === 'choice' ? names[input.id] : undefined;
        // Anything else is a message like any other: the question does not stand in its way.
        return lang ? { end: true, lang, say: { say: [{ id: 'language-set' }] } } : { pass: true };
      },
      wakeAt: (_data, env) => env.now + 3_600_000,
      woken: () => ({ end: true }),
    },
  },
};
