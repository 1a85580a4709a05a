/** What is erased of a person and of what they filed, and what stays: rows without words, so that the register and the record have no gap. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { isOpen, type Petition } from '../domain/petition.ts';
import type { Write } from './commit.ts';
import { forgetLesson } from './lessons.ts';
import { eraseKeys } from './likeness.ts';
import { eraseNotes } from './notes.ts';
import { attachment, person, petition, role, session } from './schema.ts';
import { unindexPetition } from './search.ts';
import { prepared, sqlite } from './statement.ts';
import { means } from './who.ts';

const p = sql.placeholder;

const eraseRow = prepared(
  sqlite
    .update(petition)
    .set({
      version: sql`${petition.version} + 1`,
      person: null,
      session: null,
      sender: null,
      matter: null,
      place: null,
      lat: null,
      long: null,
      text: null,
      words: '',
      result: null,
      status: sql`${p('status')}`,
      changedAt: sql`${p('now')}`,
      doneAt: sql`coalesce(${petition.doneAt}, ${p('now')})`,
    })
    .where(eq(petition.id, p('id'))),
);

/** Leaves the number and the dates of a petition, so that the register has no gap, and nothing of what was said or by whom. */
export const erasePetition = (x: Petition, now: number): Write[] => [
  eraseRow({ id: x.id, status: isOpen(x.status) ? 'withdrawn' : x.status, now }),
  eraseNotes({ id: x.id }),
  ...unindexPetition(x.id),
  eraseKeys({ petition: x.id }),
  forgetLesson({ petition: x.id }),
];

const eraseDrafts = prepared(
  sqlite
    .update(attachment)
    .set({ state: 'erased', session: '', record: null, nextAt: sql`${p('now')}` })
    .where(
      and(
        isNull(attachment.petition),
        sql`${attachment.session} in (select id from ${session} where ${session.person} = ${p('person')})`,
      ),
    ),
);

/** What a person sent and never filed, or put to a report: their bytes are to go. */
export const eraseDraftFiles = (person: string, now: number): Write => eraseDrafts({ person, now });

const erasePersonRows = prepared(
  sqlite
    .update(person)
    .set({ name: null, phone: null, phoneSure: null, consent: null, consentAt: null, erasedAt: sql`${p('now')}` })
    .where(means(person.id, p('id'))),
);
const dropSessions = prepared(sqlite.delete(session).where(eq(session.person, p('id'))));
const dropRoles = prepared(sqlite.delete(role).where(means(role.person, p('id'))));

/** The person stays as an empty row that the record of changes may point to; nothing leads back to anybody. All conversations end. */
export const erasePerson = (id: string, now: number): Write[] => [
  erasePersonRows({ id, now }),
  dropRoles({ id }),
  dropSessions({ id }),
];
