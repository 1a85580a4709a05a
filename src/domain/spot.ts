/** Places of a tenant's own that are no units: streets, markets, bridges, schools, hamlets without a committee. */

export const SPOT_KINDS = [
  'hamlet',
  'street',
  'market',
  'bridge',
  'school',
  'clinic',
  'office',
  'water',
  'other',
] as const;
export type SpotKind = (typeof SPOT_KINDS)[number];

export type Spot = {
  readonly code: string;
  readonly name: string;
  readonly kind: SpotKind;
  /** The unit in which it lies. */
  readonly unit: string;
  /** Code of the place of which it is a part. */
  readonly within?: string;
  /** Other names people use. */
  readonly aliases: readonly string[];
  readonly lat?: number;
  readonly long?: number;
};

/** Metres between two points on the earth, close enough for some hundred kilometres. Degrees. */
export const metresBetween = (
  a: { readonly lat: number; readonly long: number },
  b: { readonly lat: number; readonly long: number },
): number => {
  const degree = 111_195;
  const north = (a.lat - b.lat) * degree;
  const east = (a.long - b.long) * degree * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180));
  return Math.hypot(north, east);
};
