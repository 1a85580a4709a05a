/** A message of ours → the calls that make it, as they stand in the outbox. Pure. */
import type { Enclosure, Outgoing } from '../../domain/message.ts';
import type { Text } from '../../text/text.ts';
import type { Call, RenderContext } from '../contract.ts';
import { compose, label, type Part, parts } from '../words.ts';

/** The platform takes 2,000 characters and does not say how it counts; parts stay below 1,900 UTF-16 units. */
export const TEXT_LIMIT = 1_899;

type Message = Extract<Outgoing, { kind: 'message' }>;

/**
 * One entry per API call: the text in as many parts as it needs, its choices as numbered lines under the last, which also has
 * the slot. There are no buttons, no answers to a message and no notes after a press. Nothing can be changed in place: what
 * was to be changed is sent anew, or not at all. No file can be sent: those that can be seen elsewhere are links, the others a number.
 */
export const render = (message: Outgoing, context: RenderContext): readonly Call[] => {
  if (message.kind === 'toast' || message.edit === 'skip') return [];
  const { text, entities } = compose(message.prompt.say, context.t, message.lang);
  const below = [...filesLines(message, context), ...linkLine(message, context)];
  const rich = { text: [...(text === '' ? [] : [text]), ...below].join('\n'), entities };
  const all = withChoices(parts(rich, TEXT_LIMIT), choiceLines(message, context));
  const { slot } = message;
  return all.map((part, i) => ({
    method: 'sendMessage',
    params: { text: part.text, ...(part.styles.length > 0 && { text_styles: part.styles }) },
    ...(i === all.length - 1 && slot !== undefined && { slot }),
  }));
};

/** Under the last part after an empty line; where they do not fit, in a message of their own. */
const withChoices = (all: readonly Part[], lines: string): readonly Part[] => {
  if (lines === '') return all;
  const last = all.at(-1);
  if (last && last.text.length + 2 + lines.length <= TEXT_LIMIT)
    return [...all.slice(0, -1), { ...last, text: `${last.text}\n\n${lines}` }];
  return [...all, ...parts({ text: lines, entities: [] }, TEXT_LIMIT)];
};

const choiceLines = ({ lang, prompt: { choices = [] } }: Message, { t }: RenderContext): string =>
  choices.length === 0
    ? ''
    : [
        t({ id: 'choose-by-number' }, lang),
        ...choices.map((choice, i) => `${i + 1}. ${label(t(choice.label, lang))}`),
      ].join('\n');

const linkLine = ({ lang, prompt: { link } }: Message, { t }: RenderContext): readonly string[] =>
  link && reachable(link.url) ? [`${label(t(link.label, lang))}: ${link.url}`] : [];

/** Something that opens on the telephone of somebody else. */
const reachable = (url: string): boolean => {
  if (!URL.canParse(url) || /[\s\p{C}]/u.test(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
};

/** They went, or were counted, with the first version of a message that was to be changed. */
const filesLines = ({ lang, edit, enclosures = [] }: Message, { t, linkTo }: RenderContext): readonly string[] => {
  if (edit !== undefined) return [];
  const links: string[] = [];
  const unseen: Enclosure[] = [];
  for (const each of enclosures) {
    const link = linkTo?.(each);
    if (link !== undefined && reachable(link)) links.push(link);
    else unseen.push(each);
  }
  const photos = unseen.filter(({ kind }) => kind === 'photo').length;
  const others = unseen.length - photos;
  const said: Text[] = [
    ...(photos > 0 ? [{ id: 'attached-photos', args: { n: photos } } as const] : []),
    ...(others > 0 ? [{ id: 'attached-files', args: { n: others } } as const] : []),
  ];
  return [...links, ...(said.length > 0 ? [`(${said.map((text) => label(t(text, lang))).join(', ')})`] : [])];
};
