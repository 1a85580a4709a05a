/** What brings a petition to where the one is that stands for its matter. */
import { expect, test } from 'vitest';
import { type Done, following } from '../../src/domain/matter.ts';
import type { Petition } from '../../src/domain/petition.ts';

const one = (fields: Partial<Petition>): Petition => ({ unit: 'xa', status: 'new', ...fields }) as Petition;
const held = { status: 'claimed', holder: 'lan', holderName: 'Lan' } as const;
const done = (...actions: readonly string[]): readonly Done[] =>
  actions.map((action) => ({ action: `petition.${action}`, actor: 'lan' }));
const lan = { person: 'lan', name: 'Lan' };

test.each([
  ['nothing was done to it', one(held), one({}), done(), []],
  ['what is no business of the others', one(held), one({}), done('ask', 'classify', 'late', 'rate'), []],
  ['taken up', one(held), one({}), done('claim'), [{ type: 'claim', by: lan }]],
  [
    'taken up and let go again',
    one({}),
    one({}),
    done('claim', 'release'),
    [{ type: 'release', by: { ...lan, name: '' } }],
  ],
  [
    'moved and taken up there',
    one({ ...held, unit: 'tinh' }),
    one({ holder: 'ba' }),
    done('transfer', 'transfer', 'claim'),
    [
      { type: 'transfer', by: lan, unit: 'tinh' },
      { type: 'claim', by: lan },
    ],
  ],
  [
    'moved away and back',
    one({}),
    one({ holder: 'ba' }),
    done('transfer'),
    [{ type: 'release', by: { person: 'ba', name: '' } }],
  ],
  [
    'answered',
    one({ ...held, status: 'done' }),
    one({}),
    done('claim', 'finish'),
    [{ type: 'finish', by: lan, result: 'xong' }],
  ],
  [
    'answered, and its citizen agrees',
    one({ ...held, status: 'closed' }),
    one({}),
    done('finish', 'rate'),
    [{ type: 'finish', by: lan, result: 'xong' }],
  ],
  [
    'answered, and its citizen does not agree',
    one(held),
    one({}),
    done('finish', 'rate'),
    [{ type: 'claim', by: lan }],
  ],
  [
    'turned down',
    one({ ...held, status: 'rejected' }),
    one({}),
    done('reject'),
    [{ type: 'reject', by: lan, reason: 'xong' }],
  ],
  [
    'the other one has ended by itself',
    one({ ...held, status: 'done' }),
    one({ status: 'closed' }),
    done('finish'),
    [],
  ],
] as const)('%s', (_, parent, part, missed, changes) => {
  expect(following(parent, part, missed, 'xong')).toEqual(changes);
});
