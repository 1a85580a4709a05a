/** Documents are made without anything that only Node has. */
import { expect, test } from 'vitest';
import { reportDocx } from '../../src/documents/docx.ts';
import { figuresXlsx } from '../../src/documents/xlsx.ts';
import { forms, party, state } from '../documents/samples.ts';

/** `PK`, 3, 4: how a zip file begins. */
const zip = [0x50, 0x4b, 3, 4];

test('a report and its figures are made inside workerd, the same each time', async () => {
  for (const make of [() => reportDocx(party), () => reportDocx(state), () => figuresXlsx({ ...party.annex, forms })]) {
    const [first, second] = [await make(), await make()];
    expect([...first.slice(0, 4)]).toEqual(zip);
    expect(first.length).toBeGreaterThan(5000);
    expect(first).toEqual(second);
  }
});
