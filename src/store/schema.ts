/** The tables as Drizzle sees them: long because the migrations are one picture, and so is this. A test compares the two. */

import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const inbox = sqliteTable(
  'inbox',
  {
    channel: text().notNull(),
    key: text().notNull(),
    at: integer().notNull(),
    outcome: text().$type<'done' | 'failed' | 'replayed'>().notNull(),
    raw: text(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.key] }), index('inbox_at').on(t.at)],
);

export const person = sqliteTable(
  'person',
  {
    id: text().primaryKey().notNull(),
    name: text(),
    consent: text(),
    consentAt: integer('consent_at'),
    createdAt: integer('created_at').notNull(),
    erasedAt: integer('erased_at'),
    phone: text(),
    phoneSure: integer('phone_sure'),
  },
  (t) => [index('person_phone').on(t.phone).where(sql`phone IS NOT NULL`)],
);

export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey().notNull(),
    person: text().notNull(),
    channel: text().notNull(),
    address: text().notNull(),
    version: integer().notNull(),
    state: text().notNull(),
    wakeAt: integer('wake_at'),
    heardAt: integer('heard_at').notNull(),
    blockedAt: integer('blocked_at'),
    silentUntil: integer('silent_until'),
    origin: text(),
  },
  (t) => [
    index('session_person').on(t.person),
    index('session_wake').on(t.wakeAt).where(sql`wake_at IS NOT NULL`),
    index('session_origin').on(t.origin).where(sql`origin IS NOT NULL`),
  ],
);

export const unit = sqliteTable('unit', {
  code: text().primaryKey().notNull(),
  name: text().notNull(),
  parent: text(),
  kind: text().notNull(),
  aliases: text().notNull(),
  phone: text(),
});

export const setting = sqliteTable('setting', { name: text().primaryKey().notNull(), value: text().notNull() });

export const role = sqliteTable(
  'role',
  {
    person: text().notNull(),
    unit: text().notNull(),
    role: text().$type<'cadre' | 'officer' | 'leader' | 'admin'>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.person, t.unit, t.role] }), index('role_unit').on(t.unit, t.role)],
);

export const invite = sqliteTable('invite', {
  id: text().primaryKey().notNull(),
  unit: text().notNull(),
  role: text().$type<'cadre' | 'officer' | 'leader' | 'admin' | 'chat'>().notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  usedBy: text('used_by'),
  version: integer().notNull(),
});

export const linkRequest = sqliteTable(
  'link_request',
  {
    id: text().primaryKey().notNull(),
    petition: text(),
    asked: text(),
    session: text().notNull(),
    askedAt: integer('asked_at').notNull(),
    answeredAt: integer('answered_at'),
    version: integer().notNull(),
  },
  (t) => [index('link_request_asked').on(t.asked, t.askedAt)],
);

export const chat = sqliteTable(
  'chat',
  {
    id: text().primaryKey().notNull(),
    channel: text().notNull(),
    address: text().notNull(),
    unit: text().notNull(),
    boundAt: integer('bound_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [index('chat_unit').on(t.unit)],
);

export const petition = sqliteTable(
  'petition',
  {
    id: text().primaryKey().notNull(),
    code: text().notNull(),
    version: integer().notNull(),
    person: text(),
    session: text(),
    sender: text(),
    restricted: integer({ mode: 'boolean' }).notNull(),
    unit: text().notNull(),
    status: text().notNull(),
    kind: text().notNull(),
    topic: text().notNull(),
    urgency: text().notNull(),
    guess: text().notNull(),
    matter: text(),
    place: text(),
    lat: real(),
    long: real(),
    text: text(),
    words: text().notNull(),
    anonymous: integer({ mode: 'boolean' }).notNull(),
    confirmed: integer({ mode: 'boolean' }).notNull(),
    source: text().notNull(),
    holder: text(),
    holderName: text('holder_name'),
    result: text(),
    rating: text(),
    reopened: integer().notNull(),
    dueAt: integer('due_at').notNull(),
    lateAt: integer('late_at'),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    doneAt: integer('done_at'),
  },
  (t) => [
    uniqueIndex('petition_code').on(t.code),
    index('petition_unit').on(t.unit, t.status, t.createdAt),
    index('petition_session').on(t.session, t.createdAt).where(sql`session IS NOT NULL`),
    index('petition_created').on(t.createdAt),
    index('petition_open')
      .on(t.unit, t.dueAt, t.status, t.holder, t.id)
      .where(sql`status IN ('new', 'claimed', 'waiting') AND restricted = 0`),
    index('petition_untold')
      .on(t.dueAt)
      .where(sql`status IN ('new', 'claimed', 'waiting') AND restricted = 0 AND late_at IS NOT due_at`),
    index('petition_ending').on(sql`substr(code, -3)`).where(sql`status IN ('new', 'claimed', 'waiting')`),
  ],
);

export const note = sqliteTable(
  'note',
  {
    id: text().primaryKey().notNull(),
    petition: text().notNull(),
    at: integer().notNull(),
    author: text().$type<'citizen' | 'officer'>().notNull(),
    kind: text().$type<'amendment' | 'question' | 'answer' | 'result' | 'reason' | 'proposal'>().notNull(),
    text: text(),
    words: text().notNull(),
  },
  (t) => [index('note_petition').on(t.petition, t.at)],
);

export const attachment = sqliteTable(
  'attachment',
  {
    id: text().primaryKey().notNull(),
    petition: text(),
    note: text(),
    session: text().notNull(),
    channel: text().notNull(),
    kind: text().$type<'photo' | 'voice' | 'video' | 'document'>().notNull(),
    state: text().$type<'wanted' | 'stored' | 'missing' | 'refused' | 'erased'>().notNull(),
    ref: text().notNull(),
    content: text(),
    type: text(),
    bytes: integer(),
    seconds: integer(),
    attempts: integer().notNull(),
    nextAt: integer('next_at'),
    at: integer().notNull(),
    postedAt: integer('posted_at'),
    record: text(),
  },
  (t) => [
    index('attachment_record').on(t.record).where(sql`record IS NOT NULL`),
    index('attachment_petition').on(t.petition).where(sql`petition IS NOT NULL`),
    index('attachment_loose').on(t.at).where(sql`petition IS NULL`),
    index('attachment_next').on(t.nextAt).where(sql`next_at IS NOT NULL`),
    index('attachment_unposted')
      .on(t.petition)
      .where(sql`state = 'stored' AND petition IS NOT NULL AND posted_at IS NULL`),
  ],
);

export const outbox = sqliteTable(
  'outbox',
  {
    seq: integer().primaryKey().notNull(),
    lane: text().notNull(),
    cause: text().notNull(),
    body: text().notNull(),
    priority: integer().notNull(),
    fleeting: integer({ mode: 'boolean' }).notNull(),
    state: text().$type<'queued' | 'sent' | 'dead' | 'superseded'>().notNull(),
    dueAt: integer('due_at').notNull(),
    createdAt: integer('created_at').notNull(),
    attempts: integer().notNull(),
    sentAt: integer('sent_at'),
    failure: text(),
  },
  (t) => [
    index('outbox_lane').on(t.lane, t.dueAt).where(sql`state = 'queued'`),
    index('outbox_failed').on(t.seq).where(sql`state = 'dead'`),
    index('outbox_created').on(t.createdAt),
  ],
);

export const lane = sqliteTable('lane', {
  id: text().primaryKey().notNull(),
  channel: text().notNull(),
  address: text().notNull(),
  group: integer('is_group', { mode: 'boolean' }).notNull(),
  nextAt: integer('next_at').notNull(),
  minuteAt: integer('minute_at').notNull(),
  minuteCount: integer('minute_count').notNull(),
  leasedUntil: integer('leased_until').notNull(),
  version: integer().notNull(),
  blockedAt: integer('blocked_at'),
  heardAt: integer('heard_at'),
  said: integer().notNull().default(0),
  offered: text(),
});

export const posted = sqliteTable(
  'posted',
  { lane: text().notNull(), slot: text().notNull(), message: text().notNull(), at: integer().notNull() },
  (t) => [primaryKey({ columns: [t.lane, t.slot] }), index('posted_slot').on(t.slot)],
);

export const audit = sqliteTable(
  'audit',
  {
    seq: integer().primaryKey({ autoIncrement: true }).notNull(),
    at: integer().notNull(),
    actor: text(),
    action: text().notNull(),
    petition: text(),
    unit: text(),
    status: text(),
    holder: text(),
    dueAt: integer('due_at'),
    topic: text(),
    moved: integer().notNull(),
    detail: text(),
  },
  (t) => [
    index('audit_petition').on(t.petition, t.seq).where(sql`petition IS NOT NULL`),
    index('audit_unit').on(t.unit, t.at).where(sql`unit IS NOT NULL`),
    index('audit_at').on(t.at),
  ],
);

export const auditLink = sqliteTable('audit_link', {
  seq: integer().primaryKey().notNull(),
  count: integer().notNull(),
  hash: text().notNull(),
  at: integer().notNull(),
});

export const digest = sqliteTable(
  'digest',
  { unit: text().notNull(), day: text().notNull(), data: text().notNull(), at: integer().notNull(), id: text() },
  (t) => [
    primaryKey({ columns: [t.unit, t.day] }),
    uniqueIndex('digest_id').on(t.id).where(sql`id IS NOT NULL`),
    index('digest_on').on(t.day),
  ],
);

export const digestDay = sqliteTable('digest_day', {
  day: text().primaryKey().notNull(),
  until: integer().notNull(),
  seq: integer().notNull(),
  doneAt: integer('done_at'),
});

export const tally = sqliteTable(
  'tally',
  {
    unit: text().notNull(),
    day: text().notNull(),
    kind: text().notNull(),
    topic: text().notNull(),
    source: text().notNull(),
    filed: integer().notNull(),
    opened: integer().notNull(),
    closed: integer().notNull(),
    done: integer().notNull(),
    late: integer().notNull(),
    rated: integer().notNull(),
    satisfied: integer().notNull(),
    reopened: integer().notNull(),
    joined: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.unit, t.day, t.kind, t.topic, t.source] }), index('tally_day').on(t.day)],
);

export const stock = sqliteTable('stock', { unit: text().primaryKey().notNull(), open: integer().notNull() });

export const report = sqliteTable(
  'report',
  {
    id: text().primaryKey().notNull(),
    version: integer().notNull(),
    unit: text().notNull(),
    author: text(),
    source: text().notNull(),
    state: text().$type<'filed' | 'replaced' | 'withdrawn'>().notNull(),
    dayFrom: text('day_from').notNull(),
    dayTo: text('day_to').notNull(),
    words: text().notNull(),
    after: text(),
    late: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    place: text(),
    record: text(),
  },
  (t) => [
    index('report_record').on(t.record).where(sql`record IS NOT NULL`),
    index('report_unit').on(t.unit, t.dayTo),
    index('report_author').on(t.author, t.createdAt).where(sql`author IS NOT NULL`),
  ],
);

export const figure = sqliteTable(
  'figure',
  {
    report: text().notNull(),
    indicator: text().notNull(),
    unit: text().notNull(),
    day: text().notNull(),
    value: real().notNull(),
    total: real(),
  },
  (t) => [primaryKey({ columns: [t.report, t.indicator] }), index('figure_latest').on(t.unit, t.indicator, t.day)],
);

export const figureTally = sqliteTable(
  'figure_tally',
  {
    unit: text().notNull(),
    day: text().notNull(),
    indicator: text().notNull(),
    value: real().notNull(),
    total: real().notNull(),
    reports: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unit, t.day, t.indicator] }), index('figure_tally_day').on(t.indicator, t.day)],
);

export const model = sqliteTable(
  'model',
  {
    id: text().primaryKey().notNull(),
    version: integer().notNull(),
    unit: text().notNull(),
    name: text().notNull(),
    place: text(),
    field: text().notNull(),
    owner: text(),
    people: integer(),
    households: integer(),
    result: text(),
    state: text().$type<'registered' | 'running' | 'assessed' | 'recognised' | 'stopped' | 'withdrawn'>().notNull(),
    author: text(),
    registeredDay: text('registered_day').notNull(),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (t) => [index('model_unit').on(t.unit, t.state)],
);

export const commitment = sqliteTable(
  'commitment',
  {
    id: text().primaryKey().notNull(),
    version: integer().notNull(),
    unit: text().notNull(),
    what: text().notNull(),
    who: text().notNull(),
    dueDay: text('due_day').notNull(),
    state: text().$type<'open' | 'kept' | 'withdrawn'>().notNull(),
    result: text(),
    author: text(),
    remindAt: integer('remind_at'),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (t) => [
    index('commitment_unit').on(t.unit, t.state, t.dueDay),
    index('commitment_remind').on(t.remindAt).where(sql`remind_at IS NOT NULL`),
  ],
);

export const reception = sqliteTable(
  'reception',
  {
    id: text().primaryKey().notNull(),
    version: integer().notNull(),
    unit: text().notNull(),
    day: text().notNull(),
    heldBy: text('held_by').$type<'head' | 'delegated' | 'regular'>().notNull(),
    state: text().$type<'planned' | 'held' | 'missed' | 'withdrawn'>().notNull(),
    figures: text().notNull(),
    result: text(),
    author: text(),
    remindAt: integer('remind_at'),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (t) => [
    index('reception_unit').on(t.unit, t.day),
    index('reception_remind').on(t.remindAt).where(sql`remind_at IS NOT NULL`),
  ],
);

export const snapshot = sqliteTable(
  'snapshot',
  {
    id: text().primaryKey().notNull(),
    unit: text().notNull(),
    period: text().notNull(),
    dayFrom: text('day_from').notNull(),
    dayTo: text('day_to').notNull(),
    data: text().notNull(),
    at: integer().notNull(),
    approvedBy: text('approved_by'),
    approvedAt: integer('approved_at'),
  },
  (t) => [index('snapshot_period').on(t.unit, t.period, t.at)],
);

export const definition = sqliteTable(
  'definition',
  {
    kind: text().$type<'indicators' | 'windows' | 'fifth'>().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    actor: text().notNull(),
    data: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.version] })],
);

export const decision = sqliteTable(
  'decision',
  {
    id: text().primaryKey().notNull(),
    version: integer().notNull(),
    unit: text().notNull(),
    day: text().notNull(),
    petition: text().notNull(),
    answer: text(),
    answeredBy: text('answered_by'),
    answeredAt: integer('answered_at'),
  },
  (t) => [uniqueIndex('decision_day').on(t.unit, t.day)],
);

export const place = sqliteTable('place', {
  code: text().primaryKey().notNull(),
  name: text().notNull(),
  kind: text().notNull(),
  unit: text().notNull(),
  within: text(),
  aliases: text().notNull(),
  lat: real(),
  long: real(),
});

export const placeAlias = sqliteTable(
  'place_alias',
  {
    place: text().notNull(),
    alias: text().notNull(),
    times: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.place, t.alias] })],
);

export const route = sqliteTable(
  'route',
  {
    unit: text().notNull(),
    topic: text().notNull(),
    holder: text().notNull(),
    co: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unit, t.topic] })],
);

export const routeTrace = sqliteTable('route_trace', {
  petition: text().primaryKey().notNull(),
  trace: text().notNull(),
});

export const likeness = sqliteTable(
  'likeness',
  { key: text().notNull(), at: integer().notNull(), petition: text().notNull() },
  (t) => [primaryKey({ columns: [t.key, t.at, t.petition] }), index('likeness_petition').on(t.petition)],
);

export const matter = sqliteTable(
  'matter',
  {
    petition: text().primaryKey().notNull(),
    parent: text().notNull(),
    joined: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
    version: integer().notNull().default(0),
    behind: integer(),
    shows: integer(),
    joinedBy: text('joined_by'),
  },
  (t) => [
    index('matter_parent').on(t.parent, t.joined),
    index('matter_behind').on(t.parent).where(sql`behind IS NOT NULL`),
  ],
);

export const matterTold = sqliteTable('matter_told', { parent: text().notNull(), people: integer().notNull() }, (t) => [
  primaryKey({ columns: [t.parent, t.people] }),
]);

export const petitionWords = sqliteTable(
  'petition_words',
  {
    id: integer().primaryKey().notNull(),
    petition: text().notNull(),
    words: text().notNull(),
    unit: text().notNull(),
    topic: text().notNull(),
  },
  (t) => [uniqueIndex('petition_words_petition').on(t.petition)],
);

export const lesson = sqliteTable(
  'lesson',
  {
    petition: text().primaryKey().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    model: text().notNull(),
    said: text().notNull(),
    shares: text().notNull(),
    terms: text().notNull(),
  },
  (t) => [index('lesson_version').on(t.version), index('lesson_at').on(t.at, t.petition)],
);

export const learnt = sqliteTable('learnt', {
  id: integer().primaryKey().notNull(),
  version: integer().notNull(),
  data: text().notNull(),
});
