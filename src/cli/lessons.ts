/** `understand terms`, `understand forget`: what officers have taught. */
import { forgetTerm, forgetTerms, listTerms } from '../app/admin/lessons.ts';
import { type Command, UsageError } from './command.ts';
import { table } from './table.ts';

export const lessonCommands: readonly Command[] = [
  {
    name: 'understand terms',
    does: 'words that officers have taught by confirming and correcting petitions, and what they now tell',
    more: `A word counts from three petitions of two citizens on, where officers said a label clearly more or less often than the service
had expected. "odds": by how much it makes that label likelier; "told": how often officers said it, of so many petitions. Words are
folded: without diacritics. Restricted petitions teach nothing; nothing makes a denunciation or an emergency more or less
likely, and a complaint stays one.`,
    run: async (_given, context) => {
      const { app } = await context.open();
      const all = await listTerms(app);
      return {
        json: all,
        text: table(
          ['term', 'of', 'label', 'odds', 'told', 'petitions', 'since'],
          all.map(({ term, of, label, odds, told, petitions, since }) => [
            term,
            of,
            label,
            `× ${odds}`,
            told,
            petitions,
            since?.slice(0, 10),
          ]),
          'nothing was learnt yet',
        ),
      };
    },
  },
  {
    name: 'understand forget',
    takes: '[WORD…]',
    args: [0, 2],
    does: 'takes a word (with every pair it is part of) or a pair of words out of what was learnt',
    more: 'It is learnt anew only from petitions that are confirmed later. The record of changes tells who did it, not the word.',
    options: { all: { does: 'everything that was learnt' } },
    run: async (given, context) => {
      const { args } = given;
      if (given.flag('all') === args.length > 0) throw new UsageError('understand forget: a word, or --all');
      const { app } = await context.open();
      if (given.flag('all')) {
        await forgetTerms(app, context.by);
        return { json: { forgotten: 'all' }, text: 'everything is forgotten' };
      }
      const { petitions } = await forgetTerm(app, args.join(' '), context.by);
      return { json: { forgotten: args.join(' '), petitions }, text: `taken out of ${petitions} petitions` };
    },
  },
];
