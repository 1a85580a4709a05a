/** What a plan allows, and what was used of it. The free plan: 50 people, 3,000 messages a month, 3 groups. */

export type Plan = {
  /** People who have ever written to the bot. */
  readonly people: number;
  /** Messages in a calendar month, of both directions. */
  readonly messages: number;
  readonly groups: number;
};

export type Usage = {
  readonly people: Set<string>;
  /** "2026-06" → messages of both directions. */
  readonly messages: Map<string, number>;
};

export const usage = (): Usage => ({ people: new Set(), messages: new Map() });

/** The platform does not say when its month begins; here it is the calendar's in Vietnam. @param now ms */
const monthOf = (now: number): string => new Date(now + 7 * 3_600_000).toISOString().slice(0, 7);

export const messagesUsed = (used: Usage, now: number): number => used.messages.get(monthOf(now)) ?? 0;

/** Counts a message of either direction. */
export const countMessage = (used: Usage, now: number): void => {
  const month = monthOf(now);
  used.messages.set(month, (used.messages.get(month) ?? 0) + 1);
};

/** Is there room for this person? One who has it keeps it. */
export const admits = (plan: Plan, used: Usage, person: string): boolean => {
  if (used.people.has(person)) return true;
  if (used.people.size >= plan.people) return false;
  used.people.add(person);
  return true;
};
