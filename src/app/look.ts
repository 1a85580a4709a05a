/** The look-ups of one turn: what is committed, read at most once each. */
import type { Figure } from '../domain/figure.ts';
import { type Broken, brokenIdentities, sumsOver, termsOf, withoutImplied } from '../domain/identity.ts';
import type { Address } from '../domain/message.ts';
import { periodWith } from '../domain/period.ts';
import { without } from '../domain/reception.ts';
import type { Contradiction, Look, ReportLook } from '../engine/look.ts';
import { commitmentById, openCommitments } from '../store/commitments.ts';
import { keepsModels, modelById, modelsOf } from '../store/models.ts';
import { openInvite, rolesOf } from '../store/people.ts';
import { petitionByCode, petitionsOfPerson } from '../store/petitions.ts';
import { receptionReports, reportsCovering } from '../store/reception-reports.ts';
import { receptionById, receptionsOf, receptionsOn } from '../store/receptions.ts';
import { filesOfRecords } from '../store/record-files.ts';
import { figuresOfReport, type Report, reportsAbout, reportsOf } from '../store/reports.ts';
import { traceOf } from '../store/routes.ts';
import { closedUntil } from '../store/snapshots.ts';
import { readReport } from '../understand/report/read.ts';
import { inviteIdOf, laneIdOf } from './address.ts';
import type { App } from './app.ts';
import { answerOf, readQuestion, readRequest } from './asking.ts';
import { cardNow } from './card-for.ts';
import type { Catalogue } from './catalogue.ts';
import { decisionToMake } from './decision.ts';
import { runningPrompt } from './digest.ts';
import { casesOf } from './digest-rows.ts';
import { guessView } from './guesses.ts';
import { links } from './link.ts';
import { sameNumber } from './link-number.ts';
import { requestFor } from './link-request.ts';
import { matterFor, othersWhoTold } from './matters.ts';
import { draftOf } from './official.ts';
import { openCodesIn } from './open-codes.ts';
import type { Known } from './places.ts';
import { routed } from './routing.ts';
import { searchTyped } from './search.ts';

/** `session`: blind id of the person's session. `at`: the chat where it happened. */
type Asker = { readonly session: string; readonly person: string; readonly at: Address };

export const look = (app: App, asker: Asker): Look => {
  const { at } = asker;
  const { store, vault, host } = app;
  const { db } = store;
  // A turn asks ten times where it is; whether the tree has changed is looked up once.
  let asked: Promise<Known> | undefined;
  const known = (): Promise<Known> => {
    asked ??= app.places.known();
    return asked;
  };
  return {
    units: async () => (await known()).tree,
    receiver: async (unit) => (await known()).receiver(unit),
    route: async (about, text) => routed(app, await known(), about, text),
    spot: async (code) => (await known()).spot(code),
    spots: async () => (await known()).spots,
    trace: (petition) => traceOf(db, petition),
    reroute: async (petition) => (await guessView(app, petition, await traceOf(db, petition.id))).offer,
    understand: async (text) => (await known()).understand(text),
    petition: (code) => petitionByCode(db, vault, code),
    petitionsOf: (person, limit) => petitionsOfPerson(db, vault, person, limit),
    others: (about) => othersWhoTold(app, about, asker.person),
    matter: (petition) => matterFor(app, petition),
    links: () => links(app, asker),
    sameNumber: (phone) => sameNumber(app, phone, asker),
    linkRequest: (id) => requestFor(app, id, asker.person),
    roles: (person) => rolesOf(db, person),
    invite: (code) => openInvite(db, inviteIdOf(vault, code), host.now()),
    chatUnit: async () => {
      const lane = laneIdOf(vault, at);
      return (await known()).chats.find((chat) => chat.id === lane)?.unit;
    },
    openCodes: async (unit, ending) => openCodesIn(app, unit, ending),
    search: (typed, above, limit, page) => searchTyped(app, typed, above, limit, page),
    card: (petition) => cardNow(app, petition, at),
    reports: reportLook(app),
    models: {
      of: (units) => modelsOf(db, units),
      byId: (id) => modelById(db, id),
      kept: (unit) => keepsModels(db, unit),
      fifth: async () => (await app.catalogue.known()).fifth,
    },
    receptions: {
      of: (units) => receptionsOf(db, units),
      on: (unit, day) => receptionsOn(db, unit, day),
      byId: (id) => receptionById(db, id),
    },
    files: (id) => filesOfRecords(db, [id]),
    commitments: { open: (units) => openCommitments(db, units), byId: (id) => commitmentById(db, id) },
    official: {
      read: (text, above) => readRequest(app, text, above),
      draft: (id) => draftOf(app, id, asker.person),
    },
    asking: {
      read: (text, above, typed) => readQuestion(app, text, above, typed),
      answer: (question) => answerOf(app, question),
    },
    figures: (unit) => runningPrompt(app, unit),
    rows: (of, list, page) => casesOf(app, of, list, page),
    decision: (id) => decisionToMake(app, id),
  };
};

/** The reports that tell something alike; what only follows from what they tell is not told. */
const alikeOnly = async (
  { store: { db }, catalogue }: App,
  reports: readonly Report[],
  figures: readonly Figure[],
): Promise<readonly Report[]> => {
  const { all } = await catalogue.known();
  const found: Report[] = [];
  for (const one of reports) {
    const its = withoutImplied(all, await figuresOfReport(db, one.id));
    if (without(its, figures).length < its.length) found.push(one);
  }
  return found;
};

const contradictionOf = ({ identity, sides }: Broken, get: Catalogue['get']): Contradiction => {
  const [first, ...others] = sides.map(({ sum }) => sum);
  const code = identity.sides[0]![0]!.replace(/\.(?:total|left)$/, '');
  return {
    label: get(code)?.label ?? code,
    told: first!,
    others: others.find((sum) => sum !== first) ?? first!,
    atMost: identity.atMost,
  };
};

const reportLook = (app: App): ReportLook => {
  const { host, office, store, places } = app;
  const { db } = store;
  // A card asks for the name of each of its figures.
  let asked: Promise<Catalogue> | undefined;
  const catalogue = (): Promise<Catalogue> => {
    asked ??= app.catalogue.known();
    return asked;
  };
  return {
    read: async (text) => {
      const { book, tables } = await catalogue();
      return readReport(text, book, { now: host.now(), zone: office.zone, tables });
    },
    indicator: async (code) => (await catalogue()).get(code),
    ownIndicators: async () => (await catalogue()).own,
    month: async (day) => periodWith('month', day, (await catalogue()).tables),
    about: (unit, from, to) => reportsAbout(db, unit, from, to),
    sessions: async (unit, from, to, figures) => {
      const found = await receptionReports(db, unit, from, to);
      return (await alikeOnly(app, found, figures)).map(({ id, version }) => ({ id, version }));
    },
    covering: async (unit, day, figures) => {
      const found = await alikeOnly(app, await reportsCovering(db, unit, day), figures);
      return found.map(({ id, version, from, to }) => ({ id, version, same: from === to }));
    },
    contradictions: async (figures) => {
      const { all, get } = await catalogue();
      return brokenIdentities(sumsOver(all), termsOf(figures)).map((each) => contradictionOf(each, get));
    },
    own: (author, limit) => reportsOf(db, { author }, limit),
    closedUntil: async (unit) => {
      const { tree } = await places.known();
      return closedUntil(db, [unit, ...tree.ancestors(unit).map(({ code }) => code)]);
    },
  };
};
