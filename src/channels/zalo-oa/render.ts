/** A message of ours → the calls to Zalo that make it, as they stand in the outbox. Pure. */
import type { Enclosure, Outgoing } from '../../domain/message.ts';
import { clip, visible } from '../clean.ts';
import type { Call, RenderContext } from '../contract.ts';
import { compose, ours } from '../words.ts';
import { CHOICE } from './contents.ts';
import { followed, label, parts, TEXT_LIMIT, withoutCalls } from './plain.ts';

/** Where the calls go; `send` adds who it is for. */
export const TO_PERSON = 'oa/message/cs';
export const TO_GROUP = 'oa/group/message';
export const BY_TEMPLATE = 'oa/message/template';

/** Zalo's limits: buttons of a message; units of their titles and of what they send back; units of a form's two texts. */
const BUTTONS = 5;
const TITLE_LIMIT = 100;
const PAYLOAD_LIMIT = 1_000;
const FORM_TITLE_LIMIT = 100;
const FORM_TEXT_LIMIT = 500;

/** What an approved template takes of a text, UTF-16 units. Zalo's own limit depends on the field; this is the smallest seen. */
const FIELD_LIMIT = 30;

/** What stands over the form that asks for name and phone number. `image`: a public https address, which Zalo demands. */
export type Form = { readonly title: string; readonly image: string };

/** What is only there where the account has it: the head of the contact form, and the id of the approved template for news. */
export type Extra = { readonly form?: Form | undefined; readonly template?: string | undefined };

type Message = Extract<Outgoing, { kind: 'message' }>;

/** Zalo holds pictures and documents only; neither sound nor films can be sent. */
export const SENDS = ['photo', 'document'] as const;

const isSent = ({ kind }: Enclosure): boolean => kind === 'photo' || kind === 'document';

/**
 * One entry per message: the text in as many as it needs, choices and slot on the last; then the files, one by one, since a
 * message holds one. The first picture takes a short text as its caption: what may be sent for nothing is counted in messages.
 * A message cannot be changed: `edit: 'send'` sends a new one, `skip` nothing. Throws where a choice's token does not fit.
 */
export const render = (message: Outgoing, context: RenderContext, extra: Extra = {}): readonly Call[] => {
  if (message.kind === 'toast') return toast(message, context);
  const calls = free(message, context, extra.form);
  const [first, ...others] = calls;
  const beyond = first && byTemplate(message, context, extra.template);
  return beyond ? [{ ...first, beyond }, ...others] : calls;
};

/** The approved words for when the time for free ones is over: code, state, unit. Their names are those the template was registered with. */
const byTemplate = ({ news, lang }: Message, { t }: RenderContext, template: string | undefined): Call | undefined => {
  if (!news?.weighty || template === undefined) return undefined;
  const field = (text: string): string => clip(withoutCalls(label(text, FIELD_LIMIT)), FIELD_LIMIT);
  const template_data = { ma_ho_so: news.code, tinh_trang: field(t(news.state, lang)), don_vi: field(news.unit) };
  return { method: BY_TEMPLATE, params: { template_id: template, template_data } };
};

const free = (message: Message, context: RenderContext, form: Form | undefined): readonly Call[] => {
  const { to, prompt, edit, slot } = message;
  if (edit === 'skip') return [];
  const method = to.group ? TO_GROUP : TO_PERSON;
  const enclosures = edit === undefined ? (message.enclosures ?? []) : [];
  const buttons = to.group ? [] : buttonsOf(message, context);
  const pressed = buttons.some(({ type }) => type === 'oa.open.url');
  const links = enclosures.flatMap((each) => (isSent(each) ? [] : (context.linkTo?.(each) ?? [])));
  const said = parts(
    followed(compose(prompt.say, context.t, message.lang), [...(pressed ? [] : linkLine(message, context)), ...links]),
    [...listOf(message, context), ...(pressed ? linkLine(message, context) : [])],
  );
  const files = enclosures.filter(isSent);
  const [first, ...others] = files;

  const asked = prompt.askContact && !to.group ? form : undefined;
  if (asked && said && buttons.length === 0 && said.before.length === 0 && said.whole.length <= FORM_TEXT_LIMIT) {
    return [{ ...formCall(asked, said.whole), ...named(slot) }, ...files.map((file) => fileCall(file, method))];
  }
  const texts: Call[] = !said
    ? []
    : [
        ...said.before.map((text) => ({ method, params: { message: { text } } })),
        {
          method,
          params:
            buttons.length > 0
              ? { message: { text: said.text, attachment: buttonsAttachment(buttons) }, plain: said.whole }
              : { message: { text: said.whole } },
          ...named(slot),
        },
      ];
  const forms = asked ? [formCall(asked, asked.title)] : [];
  if (texts.length === 1 && buttons.length === 0 && forms.length === 0 && first?.kind === 'photo') {
    return [
      ...texts.map((call) => ({ ...call, files: { file: first.id } })),
      ...others.map((f) => fileCall(f, method)),
    ];
  }
  return [...texts, ...forms, ...files.map((file) => fileCall(file, method))];
};

const named = (slot: string | undefined): { readonly slot?: string } => (slot === undefined ? {} : { slot });

const fileCall = ({ id }: Enclosure, method: string): Call => ({
  method,
  params: { message: {} },
  files: { file: id },
});

type Button =
  | { readonly title: string; readonly type: 'oa.query.hide'; readonly payload: string }
  | { readonly title: string; readonly type: 'oa.open.url'; readonly payload: { readonly url: string } };

const buttonsAttachment = (buttons: readonly Button[]) => ({ type: 'template', payload: { buttons } });

/** None where there are more choices than Zalo takes buttons: half of them as buttons would hide the rest. */
const buttonsOf = ({ to, lang, prompt }: Message, { t, sign }: RenderContext): readonly Button[] => {
  const choices = prompt.choices ?? [];
  if (choices.length > BUTTONS) return [];
  const buttons: Button[] = choices.map((choice) => {
    const payload = CHOICE + sign(to.chat, choice.id);
    if (payload.length > PAYLOAD_LIMIT) {
      throw new Error(
        `The token of choice "${choice.id}" has ${payload.length} characters; a Zalo button holds ${PAYLOAD_LIMIT}`,
      );
    }
    return { title: label(t(choice.label, lang), TITLE_LIMIT), type: 'oa.query.hide', payload };
  });
  const { link } = prompt;
  if (link && isPublic(link.url) && buttons.length < BUTTONS) {
    const title = label(t(link.label, lang), TITLE_LIMIT);
    buttons.push({ title, type: 'oa.open.url', payload: { url: link.url } });
  }
  return buttons;
};

/** Choices as people can type them, for where there are no buttons. */
const listOf = ({ lang, prompt: { choices = [] } }: Message, { t }: RenderContext): readonly string[] =>
  choices.length === 0
    ? []
    : [t({ id: 'choose-by-number' }, lang), ...choices.map((choice, i) => `${i + 1}. ${words(t(choice.label, lang))}`)];

const linkLine = ({ lang, prompt: { link } }: Message, { t }: RenderContext): readonly string[] =>
  link && isPublic(link.url) ? [`${words(t(link.label, lang))}: ${link.url}`] : [];

const words = (text: string): string => withoutCalls(label(text, TITLE_LIMIT));

/** An address without a dot in its host leads nowhere on a citizen's phone. */
const isPublic = (url: string): boolean => {
  if (!URL.canParse(url) || url.length > PAYLOAD_LIMIT) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
};

const formCall = ({ title, image }: Form, text: string): Call => ({
  method: TO_PERSON,
  params: {
    message: {
      attachment: {
        type: 'template',
        payload: {
          template_type: 'request_user_info',
          elements: [{ title: clip(title, FORM_TITLE_LIMIT), subtitle: clip(text, FORM_TEXT_LIMIT), image_url: image }],
        },
      },
    },
    plain: text,
  },
});

/** Zalo has no such note: what it says becomes a message, and one that says nothing is none. */
const toast = (message: Extract<Outgoing, { kind: 'toast' }>, { t }: RenderContext): readonly Call[] => {
  const text = message.say && clip(withoutCalls(ours(t(message.say, message.lang))), TEXT_LIMIT);
  if (text === undefined || !visible(text)) return [];
  return [{ method: message.to.group ? TO_GROUP : TO_PERSON, params: { message: { text } }, fleeting: true }];
};
