/** What goes through a conversation, in either direction, without any platform in it. */
import type { Lang, Text } from '../text/text.ts';

/** The channels there are. A new one adds its id here and a folder in `channels/`. */
export type ChannelId = 'telegram' | 'zalo-oa' | 'zalo-bot';

/** A chat of a channel. Ids are strings always: Zalo's do not fit a JavaScript number. */
export type Address = { readonly channel: ChannelId; readonly chat: string };

export type MediaKind = 'photo' | 'voice' | 'video' | 'document';

/** A file that the platform holds. `ref` is what its fetch call wants; `bytes` and `seconds` are as the platform claims. */
export type Media = {
  readonly kind: MediaKind;
  readonly ref: string;
  readonly bytes?: number;
  readonly seconds?: number;
  readonly name?: string;
};

/**
 * Is a telephone number that of the account it came from? `sure`: the platform checked it. `said`: the person says so, in a
 * form, where anybody's can be typed. `false`: it is somebody else's card.
 */
export type OwnNumber = 'sure' | 'said' | false;

export type Body =
  | { readonly kind: 'text'; readonly text: string; readonly edited?: boolean }
  /** A pressed button: `token` is what our prompt put there, `press` is what the platform wants back in the answer. */
  | { readonly kind: 'choice'; readonly token: string; readonly press: string }
  /** `album` ties together the updates of one album; the caption may stand on any of them. */
  | {
      readonly kind: 'media';
      readonly media: Media;
      readonly caption?: string;
      readonly album?: string;
      readonly edited?: boolean;
    }
  | { readonly kind: 'place'; readonly lat: number; readonly long: number; readonly name?: string }
  /** `address`: as the person gave it along with the number. */
  | { readonly kind: 'contact'; readonly phone: string; readonly own: OwnNumber; readonly address?: string }
  /** The bot was let into a group, or a person opened the conversation again. */
  | { readonly kind: 'joined' }
  /** The bot was put out of a group, or blocked by a person. */
  | { readonly kind: 'left' }
  /** The chat has a new id from now on. */
  | { readonly kind: 'moved'; readonly chat: string }
  /** The person takes back the consent to hold their data, through the platform: all of it is to be erased. */
  | { readonly kind: 'withdrawn' }
  /** One of ours answers in this chat by hand, outside the bot: it falls silent for a while. `from` is that colleague. */
  | { readonly kind: 'takeover' }
  /** Something a person sent that has no words for us: a sticker, a game, a poll. */
  | { readonly kind: 'other'; readonly name: string };

/** One thing that happened in a chat. */
export type Inbound = {
  /** Unique within its channel, the same at each redelivery: the dedupe key. */
  readonly key: string;
  /** When the platform says it happened, ms. */
  readonly at: number;
  readonly from: { readonly id: string; readonly name: string; readonly lang?: string };
  readonly to: Address & { readonly group: boolean };
  /** The platform's id of the message itself, where it has one. */
  readonly message?: string;
  /** The platform's id of the message of ours that it answers. */
  readonly replyTo?: string;
  /** In a group: it calls the bot by its name. */
  readonly addressed?: boolean;
  readonly body: Body;
};

/** Part of a message: a sentence of ours, words of a person (shown as a quote), or a code alone on its line. */
export type Line = Text | { readonly quote: string } | { readonly code: string };

export type Choice = { readonly id: string; readonly label: Text };

/**
 * What is said and offered. Lines are joined by line feeds. A channel with buttons shows the choices as buttons, the others
 * as numbered lines; either way people may also type the number or the label.
 */
export type Prompt = {
  readonly say: readonly Line[];
  readonly choices?: readonly Choice[];
  /** Offer to copy this (a tracking code), where the channel can. */
  readonly copy?: string;
  /** Offer the channel's own way of sending where one is. */
  readonly askPlace?: boolean;
  readonly askContact?: boolean;
  readonly link?: { readonly label: Text; readonly url: string };
};

/** Why a message is sent decides when it may be and before which others it goes. */
export type Purpose =
  /** Answers the person who has just written: at any hour, before everything else. */
  | 'answer'
  /** Danger to life: at any hour. */
  | 'emergency'
  /** Something changed: waits for the end of the quiet hours. */
  | 'notice'
  /** Many people or long texts: after everything else. */
  | 'digest';

/** A file of ours to be sent along, by its id in the attachment store. */
export type Enclosure = { readonly id: string; readonly kind: MediaKind };

/** The part in the office for which somebody is written to. `unit`, `role`: missing where any they have will do. */
export type AsStaff = { readonly person: string; readonly unit?: string; readonly role?: string };

/** Where a message goes; groups have a pace of their own. */
export type Target = Address & { readonly group?: boolean };

/** News of a petition for its citizen. `state` and `unit` are all that goes into a template where free words are not allowed any more. */
export type News = {
  readonly person: string;
  readonly code: string;
  readonly state: Text;
  readonly unit: string;
  /** Worth the approved words, which are paid for, where free ones are not allowed any more. */
  readonly weighty: boolean;
  /** Channels that did not reach the person. */
  readonly tried?: readonly ChannelId[];
};

export type Outgoing =
  | {
      readonly kind: 'message';
      readonly to: Target;
      readonly lang: Lang;
      readonly prompt: Prompt;
      readonly purpose: Purpose;
      /** Names the message within its chat, so that a later one may stand in its place. */
      readonly slot?: string;
      /** Put this in place of the slot's message; `send` a new one or `skip` where the channel cannot edit. */
      readonly edit?: 'send' | 'skip';
      /** Answer to the slot's message. */
      readonly under?: string;
      readonly enclosures?: readonly Enclosure[];
      /** Who it is for, where any of their channels would do, and what it is in a word or two. */
      readonly news?: News;
      /** Dropped where this part has ended before the message is sent. */
      readonly staff?: AsStaff;
    }
  /** The short note a person sees at once after a press; says nothing where `say` is missing. */
  | {
      readonly kind: 'toast';
      readonly to: Target;
      readonly lang: Lang;
      readonly press: string;
      readonly say?: Text;
    };
