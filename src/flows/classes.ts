/** The classes that officers choose from, and how they are called. */
import type { Petition } from '../domain/petition.ts';
import { KINDS, type Kind, TOPICS, type Topic, URGENCIES, type Urgency } from '../domain/taxonomy.ts';
import { oneOf, type Text } from '../text/text.ts';

/** What it is taken for, or said to be, in words. */
export const classOf = ({ kind, topic, urgency }: Pick<Petition, 'kind' | 'topic' | 'urgency'>) => ({
  kind: oneOf(`kind-${kind}`),
  topic: oneOf(`topic-${topic}`),
  urgency: oneOf(`urgency-${urgency}`),
});

/** By code and name. A denunciation is none of them: see `classify-denunciation`. */
export const classes: readonly { readonly id: Kind | Topic | Urgency; readonly label: Text }[] = [
  ...TOPICS.map((id) => ({ id, label: oneOf(`topic-${id}`) })),
  ...URGENCIES.map((id) => ({ id, label: oneOf(`urgency-${id}`) })),
  ...KINDS.filter((id) => id !== 'denunciation').map((id) => ({ id, label: oneOf(`kind-${id}`) })),
];
