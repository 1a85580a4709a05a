/** `place …` and `route …`: where things are, and who gets what. */
import { clearRoutes, importRoutes, listRoutes } from '../app/admin/routes.ts';
import { dropAlias, dropSpot, exportSpots, importSpots, listSpots } from '../app/admin/spots.ts';
import type { Route } from '../domain/route.ts';
import { ROUTE_TOPICS } from '../domain/route-file.ts';
import { SPOT_KINDS } from '../domain/spot.ts';
import type { Command } from './command.ts';
import { table } from './table.ts';

const routesTable = (routes: readonly Route[]): string =>
  table(
    ['unit', 'topic', 'holder', 'takes part'],
    routes.map(({ unit, topic, holder, co }) => [unit, topic, holder, co.join(', ')]),
    'no rules: the committee of the place has everything',
  );

const ofUnit = { unit: { value: 'CODE', does: 'of this unit and everything under it' } };

export const placeCommands: readonly Command[] = [
  {
    name: 'place import',
    takes: 'FILE',
    args: [1, 1],
    does: "the office's own hamlets, streets, markets, bridges, schools; a file with a fault in it is refused whole",
    more: `CSV begins with the line code,name,kind,unit,within,aliases,lat,long (code, name and unit are needed), aliases parted by ; or |. JSON
is a list of such objects. Kinds: ${SPOT_KINDS.join(', ')}. "within" is the code of the place of which it is a part. Places that exist are
replaced, others stay. With lat and long, words and a sent location that disagree by more than 500 m are asked about.`,
    run: async (given, context) => {
      const [file = '-'] = given.args;
      const { app } = await context.open();
      const done = await importSpots(app, await context.readText(file), file, context.by);
      return { json: done, text: `${done.places} places: ${done.added} added, ${done.changed} changed` };
    },
  },
  {
    name: 'place list',
    does: "the office's own places, with the names that officers have confirmed",
    options: ofUnit,
    run: async (given, context) => {
      const { app } = await context.open();
      const all = await listSpots(app, given.value('unit'));
      return {
        json: all,
        text: table(
          ['code', 'name', 'kind', 'unit', 'within', 'other names', 'learnt'],
          all.map((spot) => [
            spot.code,
            spot.name,
            spot.kind,
            spot.unit,
            spot.within ?? '',
            spot.aliases.join('; '),
            spot.learnt.map(({ alias, times }) => `${alias} (${times})`).join('; '),
          ]),
          'no places yet; see "place import --help"',
        ),
      };
    },
  },
  {
    name: 'place export',
    does: 'the same as CSV, as "place import" takes it; learnt names stand among the aliases',
    options: ofUnit,
    run: async (given, context) => {
      const { app } = await context.open();
      const csv = await exportSpots(app, given.value('unit'));
      return { json: { csv }, text: csv };
    },
  },
  {
    name: 'place remove',
    takes: 'CODE',
    args: [1, 1],
    does: 'takes a place out, with all that was learnt of it',
    run: async (given, context) => {
      const [code = ''] = given.args;
      const { app } = await context.open();
      await dropSpot(app, code, context.by);
      return { json: { removed: code }, text: `${code} is out` };
    },
  },
  {
    name: 'place forget',
    takes: 'CODE NAME…',
    args: [2, 20],
    does: 'forgets a name that was learnt of a place',
    run: async (given, context) => {
      const [code = '', ...alias] = given.args;
      const { app } = await context.open();
      await dropAlias(app, code, alias.join(' '), context.by);
      return { json: { place: code, forgotten: alias.join(' ') }, text: 'forgotten' };
    },
  },
  {
    name: 'route import',
    takes: 'FILE.csv',
    args: [1, 1],
    does: 'who gets what, by unit and topic; the file takes the place of all rules there are',
    more: `CSV begins with the line unit,topic,holder,co: petitions about the unit and everything below it, and about the topic, go to the
holder; units in co (parted by ; or |) take part. The nearest unit's rule counts; in one unit a topic before *. Topics: ${ROUTE_TOPICS.join(', ')}.
What no rule is made for goes to the committee of the place. A denunciation goes above the unit it accuses, or to the holder of
"denunciation", which may not belong to it. A file with a fault in it is refused whole.`,
    run: async (given, context) => {
      const [file = '-'] = given.args;
      const { app } = await context.open();
      const routes = await importRoutes(app, await context.readText(file), file, context.by);
      return { json: routes, text: routesTable(routes) };
    },
  },
  {
    name: 'route clear',
    does: 'takes all rules away: the committee of the place has everything again',
    run: async (_given, context) => {
      const { app } = await context.open();
      await clearRoutes(app, context.by);
      return { json: { rules: 0 }, text: routesTable([]) };
    },
  },
  {
    name: 'route list',
    does: 'who gets what, by unit and topic',
    run: async (_given, context) => {
      const { app } = await context.open();
      const routes = await listRoutes(app);
      return { json: routes, text: routesTable(routes) };
    },
  },
];
