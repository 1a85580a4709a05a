/** Corrections in plain words. */
export type Correction = { readonly field: 'place'; readonly from?: string; readonly to: string };
export const correction = (_text: string): Correction | undefined => undefined;
