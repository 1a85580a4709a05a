/** The one answer to what a citizen tells: what was understood, who reads it, how personal data is used, and the choices. */
import { officeDay, startOfDay } from '../domain/calendar.ts';
import { oneLine } from '../domain/clean.ts';
import { complaintLimit } from '../domain/deadline.ts';
import type { Choice, Line, Prompt } from '../domain/message.ts';
import { showPhone } from '../domain/phone.ts';
import { placeName } from '../domain/unit.ts';
import type { Env } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { addedWords, type Draft, hasPlace, type Known, knownOf, maxPlace } from './draft.ts';
import { noDenunciation } from './phrases.ts';

export const emergencyNumbers: Line = { id: 'emergency-numbers' };

/** What came along, in words: "2 ảnh, ghi âm 0:42". */
export const attached = (draft: Draft): Text | undefined => {
  const count = (...kinds: readonly string[]): number => draft.media.filter((m) => kinds.includes(m.kind)).length;
  const seconds = draft.media.reduce((sum, m) => (m.kind === 'voice' ? sum + (m.seconds ?? 0) : sum), 0);
  const photos = count('photo');
  const files = count('document', 'video');
  const parts: Text[] = [];
  if (photos > 0) parts.push({ id: 'attached-photos', args: { n: photos } });
  if (files > 0) parts.push({ id: 'attached-files', args: { n: files } });
  // Zalo does not tell how long a recording is.
  if (count('voice') > 0 && seconds === 0) parts.push({ id: 'attached-voice-unmeasured' });
  else if (count('voice') > 0)
    parts.push({
      id: 'attached-voice',
      args: { length: `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}` },
    });
  const [a, b, c] = parts;
  if (a && b && c) return { id: 'attached-three', args: { a, b, c } };
  return a && b ? { id: 'attached-two', args: { a, b } } : a;
};

/** The last day for a formal complaint, if the citizen learnt of the decision today. */
const lastDay = (env: Env): number => {
  const { zone } = env.office;
  return startOfDay(complaintLimit(officeDay(env.now, zone)), zone);
};

/** A chat is no legal complaint or denunciation: what would be one, said once. */
export const legalNotice = (known: Known, env: Env): Line[] => {
  const unit = known.unit.name;
  if (known.restricted) return [{ id: 'denunciation-notice', args: { unit } }];
  if (known.understood.kind.value !== 'complaint') return [];
  return [{ id: 'complaint-notice', args: { unit, limit: { at: lastDay(env), as: 'day' } } }];
};

const matterLine = (draft: Draft, known: Known): Line => {
  const { matter } = known.understood;
  if (known.hasWords) return matter === '' ? { id: 'card-matter-words' } : { id: 'card-matter', args: { matter } };
  if (known.hasVoice) return { id: 'card-matter-voice' };
  return oneOf(draft.media.length > 0 ? 'card-matter-photo' : 'card-matter-unknown');
};

/** Words that came after the first: to be seen that they were taken, "Viết thêm: nước ngập tới đầu gối". UTF-16 units. */
const maxAdded = 60;
const addedLine = async (draft: Draft, env: Env): Promise<Line[]> => {
  const words = addedWords(draft);
  if (words === undefined) return [];
  const added = oneLine((await env.look.understand(words)).personal, maxAdded);
  return added === '' ? [] : [{ id: 'card-added', args: { added } }];
};

/** That it is a machine, once: later cards of the same matter are shorter. */
const opening = (draft: Draft, known: Known, first: boolean): Line =>
  (draft.cards ?? 0) > 1
    ? { id: 'card-changed' }
    : oneOf(first ? 'card-first' : 'card-again', { unit: known.office.name });

const placeLine = (draft: Draft, known: Known): Line => {
  if (known.place !== undefined) return { id: 'card-place', args: { place: oneLine(known.place, maxPlace) } };
  return oneOf(
    draft.place?.lat !== undefined ? 'card-place-pin' : known.hasVoice ? 'card-place-voice' : 'card-place-unknown',
  );
};

/** "Xã Mỹ Yên cũ, nay là xã Bến Lức": said once, where it was told by its old name. */
const formerLine = ({ former }: Known): Line[] =>
  former ? [{ id: 'card-place-former', args: { former: placeName(former), unit: placeName(former.unit) } }] : [];

const privacyLine = (draft: Draft, known: Known): Line => {
  const unit = known.unit.name;
  if (known.restricted) return { id: 'card-privacy-sealed', args: { unit } };
  return oneOf(draft.anonymous ? 'card-privacy-anonymous' : 'card-privacy', { unit });
};

/** A denunciation that is not certain: what would be sealed by mistake may be sent as what else it is. Nothing does so but this choice. */
const ordinaryLine = ({ understood }: Known): Line[] => (understood.kind.next ? [{ id: 'card-ordinary' }] : []);
const ordinaryChoice = ({ understood }: Known): Choice[] =>
  understood.kind.next ? [{ id: 'ordinary', label: { id: 'ordinary-button' } }] : [];

/** For a cadre who writes it down: who reads it, what the press says, and the citizen as they will be kept. */
const behalfCard = async (draft: Draft, known: Known, env: Env): Promise<Prompt> => {
  const { name, phone } = draft.behalf ?? {};
  const number = phone === undefined ? undefined : showPhone(phone);
  const who: Text | string | undefined =
    name !== undefined && number !== undefined ? { id: 'behalf-two', args: { a: name, b: number } } : (name ?? number);
  const what = attached(draft);
  const { name: unit } = known.unit;
  return {
    say: [
      ...(known.understood.urgency.value === 'emergency' ? [emergencyNumbers] : []),
      { id: 'behalf-card', args: { unit } },
      matterLine(draft, known),
      ...(await addedLine(draft, env)),
      placeLine(draft, known),
      ...(what ? [{ id: 'attached', args: { what } } as const] : []),
      who === undefined ? { id: 'behalf-who-none' } : { id: 'behalf-who', args: { who } },
      ...legalNotice(known, env),
      { id: 'behalf-privacy', args: { unit } },
      oneOf(env.can.buttons ? 'behalf-consent' : 'behalf-consent-typed'),
    ],
    choices: [
      { id: 'send', label: { id: 'behalf-send-button' } },
      { id: 'edit', label: { id: 'edit-button' } },
      { id: 'drop', label: { id: 'drop-button' } },
    ],
  };
};

/** Contract: matter, place, what is attached, which committee, who reads it, how personal data is used, that it is a machine. */
export const card = async (draft: Draft, env: Env): Promise<Prompt> => {
  const known = await knownOf(draft, env);
  if (draft.behalf) return behalfCard(draft, known, env);
  const first = !env.person.consented;
  const what = attached(draft);
  return {
    say: [
      ...(known.understood.urgency.value === 'emergency' ? [emergencyNumbers] : []),
      opening(draft, known, first),
      matterLine(draft, known),
      ...(await addedLine(draft, env)),
      placeLine(draft, known),
      ...formerLine(known),
      ...(what ? [{ id: 'attached', args: { what } } as const] : []),
      ...(draft.noticed ? [] : legalNotice(known, env)),
      privacyLine(draft, known),
      ...ordinaryLine(known),
      ...(first
        ? [oneOf(env.can.buttons ? 'card-consent' : 'card-consent-typed')]
        : draft.bySilence
          ? [{ id: 'card-silence' } as const]
          : []),
    ],
    choices: [
      { id: 'send', label: { id: first ? 'agree-and-send-button' : 'send-button' } },
      { id: 'edit', label: { id: 'edit-button' } },
      { id: 'anonymous', label: { id: draft.anonymous ? 'named-button' : 'anonymous-button' } },
      { id: 'drop', label: { id: 'drop-button' } },
      // The last, so that the others stand where they always do.
      ...ordinaryChoice(known),
    ],
  };
};

/** Other words for the choices of the card. */
export const cardAlso: Readonly<Record<string, readonly string[]>> = {
  send: ['gui', 'gui di', 'gui luon', 'gui nhe', 'gui nha', 'gui giup', 'gui giup toi', 'dong y', 'dong y gui', 'send'],
  edit: ['sua', 'sua giup', 'chinh lai', 'edit', 'change'],
  anonymous: ['an danh', 'giau ten', 'dau ten', 'khong ghi ten', 'anonymous'],
  drop: ['thoi', 'thoi khong gui nua', 'khong gui', 'khong gui nua', 'bo', 'bo di', 'rut lai', 'cancel'],
  ordinary: noDenunciation,
};

/** May it be filed without the press? Only for those who have consented before, and never what is restricted. */
export const maySilently = (draft: Draft, known: Known, env: Env): boolean =>
  env.person.consented &&
  !draft.behalf &&
  (known.hasWords || known.hasVoice) &&
  hasPlace(draft, known) &&
  !known.restricted;
