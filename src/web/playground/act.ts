/** What a person at the playground can do, checked before anything happens. */
import * as z from 'zod';

const pane = z.string().min(1).max(100);
const message = z.string().min(1).max(100);
const platform = z.enum(['telegram', 'zalo-oa', 'zalo-bot']);
/** The longest text a phone sends in one message, UTF-16 units. */
const text = z.string().min(1).max(4096);

const act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('say'), pane, text, answers: message.optional() }),
  z.object({ do: z.literal('edit'), pane, message, text }),
  /** `count` built-in pictures, unless files come with it. */
  z.object({ do: z.literal('photo'), pane, count: z.int().min(1).max(10), caption: text.optional() }),
  z.object({ do: z.literal('voice'), pane, seconds: z.int().min(1).max(600) }),
  z.object({ do: z.literal('place'), pane }),
  z.object({ do: z.literal('file'), pane }),
  z.object({ do: z.literal('sticker'), pane }),
  z.object({ do: z.literal('follow'), pane, on: z.boolean() }),
  /** Name and phone number, by the platform's own form. */
  z.object({ do: z.literal('form'), pane }),
  /** Somebody of the office answers by hand, in the account's own tool. */
  z.object({ do: z.literal('colleague'), pane, text }),
  /** Takes back the consent to hold personal data. */
  z.object({ do: z.literal('withdraw'), pane }),
  z.object({ do: z.literal('press'), pane, message, value: z.string().min(1).max(256) }),
  z.object({ do: z.literal('block'), pane, on: z.boolean() }),
  z.object({ do: z.literal('newcomer'), platform }),
  z.object({ do: z.literal('clock'), move: z.enum(['half-hour', 'day', 'two-days', 'week', 'digest', 'reset']) }),
  z.object({
    do: z.literal('fault'),
    platform,
    fault: z.enum(['slow', 'errors', 'limited', 'lost', 'token']),
    on: z.boolean(),
  }),
  /** The platform brings the newest update of this pane once more. */
  z.object({ do: z.literal('again'), pane }),
]);

export type Act = z.infer<typeof act>;

/** `pane`: the one that is new. `press`: to be found again in `State.toasts`. A `problem` is a sentence for the person. */
export type Done =
  | { readonly ok: true; readonly pane?: string; readonly press?: string }
  | { readonly ok: false; readonly problem: string };

/** Undefined for anything that is no act. */
export const readAct = (given: unknown): Act | undefined => act.safeParse(given).data;
