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

/** What of a petition is compared. */
export const comparable = ({ text, place, topic, lat, long, createdAt }: Told): Matter =>
  matterOf({ text: text ?? '', place, topic, lat, long, at: createdAt });

/** What was made lately, by store: the newest `most` of it. */
const kept = <V>(most: number): ((app: App, key: string, make: () => V) => V) => {
  const stores = new WeakMap<App['store'], Map<string, V>>();
  return ({ store }, key, make) => {
    const own = stores.get(store) ?? new Map<string, V>();
    stores.set(store, own);
    const known = own.get(key);
    if (known !== undefined) return known;
    const value = make();
    const [oldest] = own.keys();
    if (own.size >= most && oldest !== undefined) own.delete(oldest);
    own.set(key, value);
    return value;
  };
};

/** Some 5 kB each, once for each version of a petition: to make fifty anew would cost 2.5 ms a turn. What is told again and again is among them. */
const readyMatters = kept<Matter>(1_000);
const readyMatter = (app: App, p: Candidate): Matter => readyMatters(app, `${p.id}:${p.version}`, () => comparable(p));

/** The rows by which others find it. */
export const findable = async (app: App, p: Subject, trace: Trace | undefined): Promise<Write> => {
  const { tree } = await app.places.known();
  const keys = keysOf(comparable(p), areaOf(tree, p.unit, trace), trace?.spot);
  return keepKeys({ petition: p.id, at: p.createdAt, keys });
};

/** The same anew, where an officer has said another topic: of another one it was no match. */
export const findableAnew = async (app: App, p: Petition): Promise<readonly Write[]> => [
  eraseKeys({ petition: p.id }),
  await findable(app, p, await traceOf(app.store.db, p.id)),
];

/** Would the one be suggested as the matter of the other? */
export const areAlike = (a: Matter, b: Matter): boolean => alike(a, b) >= suggestFrom;

export type Alike = { readonly petition: Candidate; readonly score: number; readonly suggested: boolean };

/** Best first; never a restricted petition. */
export const alikeTo = async (app: App, p: Subject, trace: Trace | undefined): Promise<readonly Alike[]> => {
  const { tree } = await app.places.known();
  const own = comparable(p);
  const keys = lookedUnder(own, areaOf(tree, p.unit, trace), trace?.spot);
  const span = longestDays * day;
  const near = { from: p.createdAt - span, to: p.createdAt + span };
  const found = await filedUnder(app.store.db, keys, near);
  return found
    .filter(({ id }) => id !== p.id)
    .map((petition): Alike => {
      const score = alike(own, readyMatter(app, petition));
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

/** As many as turns that file at the same time. */
const parents = kept<Promise<Petition | undefined>>(64);

/** `likelyParent` of a petition that is being filed, looked up once: for its receipt, and for the cards. */
export const parentOfNew = (app: App, p: Subject, trace: Trace | undefined): Promise<Petition | undefined> =>
  parents(app, p.id, () => likelyParent(app, p, trace));
