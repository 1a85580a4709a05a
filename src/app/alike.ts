/** Petitions that look like the same matter: looked up by place and topic, compared one by one. */
import { isOpen, type Petition } from '../domain/petition.ts';
import type { Trace } from '../domain/route.ts';
import type { UnitTree } from '../domain/unit.ts';
import type { Write } from '../store/commit.ts';
import { type Candidate, eraseKeys, filedUnder, keepKeys } from '../store/likeness.ts';
import { membershipsOf } from '../store/matters.ts';
import { petitionById } from '../store/petitions.ts';
import { traceOf } from '../store/routes.ts';
import { keysOf, lookedUnder } from '../understand/alike/keys.ts';
import { type Matter, matterOf } from '../understand/alike/matter.ts';
import { alike, longestDays, suggestFrom } from '../understand/alike/score.ts';
import type { App } from './app.ts';

const day = 86_400_000;

type Told = Pick<Petition, 'topic' | 'place' | 'lat' | 'long' | 'createdAt'> & { readonly text: string | undefined };
type Subject = Told & Pick<Petition, 'id' | 'unit'>;

/** Within one commune, however the rules of the office share out what is told of it. */
const areaOf = (tree: UnitTree, unit: string, trace: Trace | undefined): string => {
  const code = trace?.unit !== undefined && tree.get(trace.unit) ? trace.unit : unit;
  const line = [tree.get(code), ...tree.ancestors(code)];
  return (
    (line.find((each) => each?.kind === 'commune') ?? line.find((each) => each && each.kind !== 'hamlet'))?.code ?? code
  );
};

const matterFor = ({ text, place, topic, lat, long, createdAt }: Told): Matter =>
  matterOf({ text: text ?? '', place, topic, lat, long, at: createdAt });

/** So many petitions are kept ready to be compared: some 5 kB each, and the one that is told again and again is among them. */
const mostReady = 1_000;
const ready = new Map<string, Matter>();

/** Made once for each version of a petition: to make a hundred anew would cost 5 ms a turn. */
const readyMatter = (p: Candidate): Matter => {
  const key = `${p.id}:${p.version}`;
  const known = ready.get(key);
  if (known) return known;
  const matter = matterFor(p);
  const [oldest] = ready.keys();
  if (ready.size >= mostReady && oldest !== undefined) ready.delete(oldest);
  ready.set(key, matter);
  return matter;
};

/** The rows by which others find it. */
export const findable = async (app: App, p: Subject, trace: Trace | undefined): Promise<Write> => {
  const { tree } = await app.places.known();
  const keys = keysOf(matterFor(p), areaOf(tree, p.unit, trace), trace?.spot);
  return keepKeys({ petition: p.id, at: p.createdAt, keys });
};

/** The same anew, where an officer has said another topic: of another one it was no match. */
export const findableAnew = async (app: App, p: Petition): Promise<readonly Write[]> => [
  eraseKeys({ petition: p.id }),
  await findable(app, p, await traceOf(app.store.db, p.id)),
];

export type Alike = { readonly petition: Candidate; readonly score: number; readonly suggested: boolean };

/** Best first; never a restricted petition. */
export const alikeTo = async (app: App, p: Subject, trace: Trace | undefined): Promise<readonly Alike[]> => {
  const { tree } = await app.places.known();
  const own = matterFor(p);
  const keys = lookedUnder(own, areaOf(tree, p.unit, trace), trace?.spot);
  const span = longestDays * day;
  const near = { from: p.createdAt - span, to: p.createdAt + span };
  const found = await filedUnder(app.store.db, keys, near);
  return found
    .filter(({ id }) => id !== p.id)
    .map((petition): Alike => {
      const score = alike(own, readyMatter(petition));
      return { petition, score, suggested: score >= suggestFrom };
    })
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score || a.petition.createdAt - b.petition.createdAt || (a.petition.id < b.petition.id ? -1 : 1),
    );
};

/** The open petition that stands for what this one looks like; undefined where it looks like nothing. */
export const likelyParent = async (app: App, p: Subject, trace: Trace | undefined): Promise<Petition | undefined> => {
  const those = (await alikeTo(app, p, trace)).filter(({ suggested }) => suggested).slice(0, 20);
  if (those.length === 0) return undefined;
  const parts = await membershipsOf(
    app.store.db,
    those.map(({ petition }) => petition.id),
  );
  for (const { petition } of those) {
    const part = parts.get(petition.id);
    if (!part && !isOpen(petition.status)) continue;
    const over = await petitionById(app.store.db, app.vault, part?.parent ?? petition.id);
    if (over && over.id !== p.id && isOpen(over.status) && !over.restricted) return over;
    if (part && isOpen(petition.status) && !part.joined) return petitionById(app.store.db, app.vault, petition.id);
  }
  return undefined;
};

/** Turns that are filing at the same time. */
const atOnce = 64;
const filing = new WeakMap<App['store'], Map<string, Promise<Petition | undefined>>>();

/** `likelyParent` of a petition that is being filed, looked up once: for its receipt, and for the cards. */
export const parentOfNew = (app: App, p: Subject, trace: Trace | undefined): Promise<Petition | undefined> => {
  const lately = filing.get(app.store) ?? new Map<string, Promise<Petition | undefined>>();
  filing.set(app.store, lately);
  const known = lately.get(p.id);
  if (known) return known;
  const parent = likelyParent(app, p, trace);
  const [oldest] = lately.keys();
  if (lately.size >= atOnce && oldest !== undefined) lately.delete(oldest);
  lately.set(p.id, parent);
  return parent;
};
