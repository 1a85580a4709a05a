/** A row of the table → a petition. */
import { sql } from 'drizzle-orm';
import type { Petition, Rating, Status } from '../domain/petition.ts';
import type { Kind, Topic, Urgency } from '../domain/taxonomy.ts';
import type { Sureness } from '../domain/understanding.ts';
import type { petition } from './schema.ts';
import type { Vault } from './vault.ts';

/** How sure the guesses are, once an officer has said what it is: none is left. */
export const noGuess = '{}';

export type PetitionRow = typeof petition.$inferSelect;

export const petitionFromRow = (vault: Vault, row: PetitionRow): Petition => ({
  id: row.id,
  code: row.code,
  version: row.version,
  restricted: row.restricted,
  unit: row.unit,
  status: row.status as Status,
  kind: row.kind as Kind,
  topic: row.topic as Topic,
  urgency: row.urgency as Urgency,
  classified: row.guess === noGuess,
  sure: row.guess === noGuess ? undefined : (JSON.parse(row.guess) as Sureness),
  session: row.session ?? undefined,
  person: row.person ?? undefined,
  matter: row.matter ?? undefined,
  place: row.place ?? undefined,
  text: row.text ?? undefined,
  lat: row.lat ?? undefined,
  long: row.long ?? undefined,
  anonymous: row.anonymous,
  behalf: !row.restricted && row.sender !== null,
  confirmed: row.confirmed,
  source: row.source,
  holder: row.holder ?? undefined,
  holderName: row.holderName === null ? undefined : vault.open(row.holderName, `petition.holder:${row.id}`),
  result: row.result ?? undefined,
  rating: (row.rating ?? undefined) as Rating | undefined,
  reopened: row.reopened,
  dueAt: row.dueAt,
  createdAt: row.createdAt,
  changedAt: row.changedAt,
  doneAt: row.doneAt ?? undefined,
});

/** Open cases, sealed matters left out: as the partial indexes over `petition` have it, word for word, or they are not used. */
export const openCases = sql`status IN ('new', 'claimed', 'waiting') AND restricted = 0`;
