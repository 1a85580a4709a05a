/** A message of ours → the calls that make it, as they stand in the outbox. Pure. */
import type { Enclosure, Outgoing } from '../../domain/message.ts';
import type { Text } from '../../text/text.ts';
import type { Call, RenderContext } from '../contract.ts';
import { compose, ours, oursInLine, type Rich, split } from './words.ts';

/** The platform takes 2,000 characters and does not say how it counts; parts stay below 1,900 UTF-16 units. */
export const TEXT_LIMIT = 1_899;

type Message = Extract<Outgoing, { kind: 'message' }>;

/**
 * One entry per API call: the text in as many parts as it needs, its choices as numbered lines under the last, which also has
 * the slot. There are no buttons, no answers to a message and no notes after a press. Nothing can be changed in place: what
 * was to be changed is sent anew, or not at all. A file is sent by a public address only, and ours have none: it is told how many there are.
 */
export const render = (message: Outgoing, context: RenderContext): readonly Call[] => {
  if (message.kind === 'toast' || message.edit === 'skip') return [];
  const body = compose(message.prompt.say, context.t, message.lang);
  // The files went, or were counted, with the first version.
  const enclosed = message.edit === undefined ? filesLine(message, context) : undefined;
  const below = [enclosed, linkLine(message, context)].filter((line) => line !== undefined);
  const text = [...(body.text === '' ? [] : [body.text]), ...below].join('\n');
  const parts = withChoices(split({ ...body, text }, TEXT_LIMIT), choiceLines(message, context));
  const { slot } = message;
  return parts.map(({ text, styles }, i) => ({
    method: 'sendMessage',
    params: { text, ...(styles.length > 0 && { text_styles: styles }) },
    ...(i === parts.length - 1 && slot !== undefined && { slot }),
  }));
};

/** Under the last part after an empty line; where they do not fit, in a message of their own. */
const withChoices = (parts: readonly Rich[], lines: string): readonly Rich[] => {
  if (lines === '') return parts;
  const last = parts.at(-1);
  if (last && last.text.length + 2 + lines.length <= TEXT_LIMIT)
    return [...parts.slice(0, -1), { ...last, text: `${last.text}\n\n${lines}` }];
  return [...parts, ...split({ text: lines, styles: [] }, TEXT_LIMIT)];
};

const choiceLines = ({ lang, prompt }: Message, { t }: RenderContext): string =>
  (prompt.choices ?? []).map(({ label }, i) => `${i + 1}. ${oursInLine(t(label, lang)) || '…'}`).join('\n');

const linkLine = ({ lang, prompt: { link } }: Message, { t }: RenderContext): string | undefined =>
  link && reachable(link.url) ? `${oursInLine(t(link.label, lang)) || '…'}: ${link.url}` : undefined;

/** Something that opens on the telephone of somebody else. */
const reachable = (url: string): boolean => {
  if (!URL.canParse(url) || /[\s\p{C}]/u.test(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
};

const filesLine = ({ lang, enclosures = [] }: Message, { t }: RenderContext): string | undefined => {
  const count = (some: (enclosure: Enclosure) => boolean) => enclosures.filter(some).length;
  const [photos, others] = [count(({ kind }) => kind === 'photo'), count(({ kind }) => kind !== 'photo')];
  const said: Text[] = [
    ...(photos > 0 ? [{ id: 'attached-photos', args: { n: photos } } as const] : []),
    ...(others > 0 ? [{ id: 'attached-files', args: { n: others } } as const] : []),
  ];
  const line = said.map((text) => ours(t(text, lang))).join(', ');
  return line === '' ? undefined : `(${line})`;
};
