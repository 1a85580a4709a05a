import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIndicators, type Indicator } from '../../src/domain/indicator.ts';
import {
  readIndicatorsCsv,
  readIndicatorsJson,
  writeIndicatorsCsv,
  writeIndicatorsJson,
} from '../../src/domain/indicator-file.ts';
import { MODEL_FIELDS, shippedIndicators, WORD_GROUPS, wordGroups } from '../../src/domain/indicators.ts';

const shipped = shippedIndicators();
const csv = (text: string) => readIndicatorsCsv(text, shipped, WORD_GROUPS);
const json = (text: string) => readIndicatorsJson(text, shipped, WORD_GROUPS);
const faults = (...changed: Partial<Indicator>[]): readonly string[] => {
  const own: Indicator = {
    code: 'trees.planted',
    label: 'Cây trồng',
    unit: 'cây',
    kind: 'count',
    section: 'other',
    units: 'sum',
    periods: 'sum',
    measures: [],
    synonyms: ['trồng cây'],
  };
  return checkIndicators([...shipped, ...changed.map((change) => ({ ...own, ...change }))], WORD_GROUPS).map(
    ({ index, message }) => `${index - shipped.length}: ${message}`,
  );
};

test('the shipped indicators are good, with and without the fifth field', () => {
  expect(checkIndicators(shipped, WORD_GROUPS)).toEqual([]);
  for (const [field] of MODEL_FIELDS) {
    const fifth = { name: 'xây dựng nông thôn mới', words: [], into: field, printed: true };
    const five = shippedIndicators(fifth);
    expect(checkIndicators(five, wordGroups(fifth))).toEqual([]);
    expect(five.find(({ code }) => code === 'models.running.fifth')?.into).toBe(`models.running.${field}`);
  }
});

test('what offices report is there', () => {
  const codes = new Set(shipped.map(({ code }) => code));
  const fields = ['economy', 'culture', 'defence', 'system'];
  const wanted = [
    ...['reception.turns', 'reception.people', 'reception.groups', 'reception.group-people'],
    ...['regular', 'head', 'delegated'].flatMap((by) => [`reception.${by}.turns`, `reception.${by}.people`]),
    ...['complaint', 'denunciation', 'proposal'].flatMap((kind) => [
      `petitions.new.${kind}`,
      `petitions.settled.${kind}`,
    ]),
    ...['cases.settled', 'dialogues.held', 'dialogues.people', 'opinions.settled', 'mediation.settled'],
    ...['registered', 'running', 'recognised'].flatMap((state) => fields.map((field) => `models.${state}.${field}`)),
    ...['farmers.groups', 'farmers.members', 'gifts.count', 'gifts.money', 'training.classes', 'training.people'],
    ...['clearance.persuaded', 'clearance.handed', 'clearance.area', 'land.donated', 'works.houses', 'works.roads'],
    ...['inspection.done', 'supervision.done', 'commendation.collectives', 'commendation.people'],
    ...['election.turnout', 'election.full'],
  ];
  expect(wanted.filter((code) => !codes.has(code))).toEqual([]);
});

describe('a bad definition is told', () => {
  test.each([
    [{ code: 'Trees' }, '"Trees" is no code'],
    [{ code: 'reception.turns' }, 'stands there twice'],
    [{ label: '' }, '"label" must have'],
    [{ unit: '' }, 'no word that can stand after a figure'],
    [{ unit: 'cây 5' }, 'no word that can stand after a figure'],
    [{ synonyms: Array.from({ length: 41 }, (_, i) => `cây ${'a'.repeat(i + 1)}`) }, '"synonyms" must be'],
    [{ synonyms: ['cây|hoa'] }, 'is no phrase'],
    [{ synonyms: ['???'] }, 'is no phrase'],
    [{ synonyms: ['<trees>'] }, 'no group of words "trees"'],
    [{ synonyms: ['trồng # cây'] }, '# stands first or last'],
    [{ synonyms: ['đối thoại', '<dialogue>'], unit: 'cuộc' }, 'already means "dialogues.held"'],
    [{ synonyms: ['<dialogue>'], unit: 'người' }, 'already means "dialogues.people"'],
    [{ kind: 'share', periods: 'sum' }, 'shares cannot be summed'],
    [{ periods: 'carry' }, 'only an x out of y'],
    [{ parts: ['trees.oak'] }, 'no indicator "trees.oak"'],
    [{ parts: ['gifts.money'] }, '"gifts.money" is of another kind'],
    [{ parts: ['trees.planted'] }, 'no part of itself'],
    [{ into: 'gifts.money' }, '"gifts.money" is of another kind'],
  ] as [Partial<Indicator>, string][])('%j', (change, wanted) => {
    expect(faults(change)).toContainEqual(expect.stringContaining(wanted));
  });

  test('a circle of parts', () => {
    const circle = faults(
      { code: 'a', parts: ['b'], synonyms: ['một'] },
      { code: 'b', parts: ['a'], synonyms: ['hai'] },
    );
    expect(circle).toContainEqual(expect.stringContaining('circle'));
  });

  test('the same words with another word of measure are another indicator', () => {
    expect(faults({ synonyms: ['<dialogue>'], unit: 'giờ' })).toEqual([]);
  });
});

describe('a file of indicators', () => {
  test('CSV, everything that may be left out left out', () => {
    const text = 'code,label,unit,synonyms\ntrees.planted,Cây trồng,cây,trồng cây|trồng #\n';
    expect(csv(text)).toMatchObject({
      indicators: [
        {
          code: 'trees.planted',
          label: 'Cây trồng',
          unit: 'cây',
          kind: 'count',
          section: 'other',
          units: 'sum',
          periods: 'sum',
          measures: [],
          synonyms: ['trồng cây', 'trồng #'],
        },
      ],
    });
  });

  test('parted by semicolons, with a byte order mark and Windows line ends; the kind brings its own unit', () => {
    const text =
      '\ufeffcode;label;kind;section;synonyms;main\r\nfund.storm;Ủng hộ bão lụt;money;support;ủng hộ bão lụt;\r\nblood;Hiến máu;members;other;"hiến máu";yes\r\n';
    const file = csv(
      text
        .replace('Hiến máu;members', 'Hiến máu;count')
        .replace(';synonyms;', ';synonyms;')
        .replace('code;label', 'unit;code;label')
        .replace('\r\nfund', '\r\n;fund')
        .replace('\r\nblood', '\r\nngười;blood'),
    );
    expect(file.indicators?.map(({ code, unit, main }) => [code, unit, main])).toEqual([
      ['fund.storm', 'đồng', undefined],
      ['blood', 'người', true],
    ]);
  });

  test('JSON, as a list or under its name', () => {
    const entry = {
      code: 'trees.planted',
      label: 'Cây',
      unit: 'cây',
      synonyms: ['trồng cây'],
      parts: ['trees.oak'],
      main: true,
    };
    const oak = { code: 'trees.oak', label: 'Sồi', unit: 'cây', synonyms: 'cây sồi|sồi' };
    for (const value of [[entry, oak], { indicators: [entry, oak] }])
      expect(json(JSON.stringify(value)).indicators?.map(({ code, synonyms }) => [code, synonyms])).toEqual([
        ['trees.planted', ['trồng cây']],
        ['trees.oak', ['cây sồi', 'sồi']],
      ]);
  });

  test('a cell that looks like a formula is text', () => {
    const file = csv('code,label,unit,synonyms\ntrees.planted,"=HYPERLINK(""http://x"",""y"")",cây,=trồng cây\n');
    expect(file.indicators?.[0]).toMatchObject({ label: '=HYPERLINK("http://x","y")', synonyms: ['=trồng cây'] });
  });

  test('what is written is read as it was, those that come with the service left out', () => {
    const own = csv(
      [
        'code,label,unit,kind,section,units,periods,measures,synonyms,main,parts,into',
        'trees.planted,"Cây trồng, ""xanh""",cây,count,works,sum,sum,cây xanh|gốc,trồng cây|trồng # + <road>,yes,trees.oak,',
        'trees.oak,Sồi,cây,count,works,sum,last,,cây sồi,,,trees.planted',
        'silent,Không ai nhắn,đồng,money,other,sum,sum,,,,,gifts.money',
      ].join('\n'),
    ).indicators!;
    expect(own.map(({ code }) => code)).toEqual(['trees.planted', 'trees.oak', 'silent']);
    for (const all of [own, [...shipped, ...own]]) {
      expect(csv(writeIndicatorsCsv(all)).indicators).toEqual(own);
      expect(json(writeIndicatorsJson(all)).indicators).toEqual(own);
    }
    const lines = writeIndicatorsCsv([...shipped, ...own]).replace('Tiếp công dân: lượt', 'Tiếp dân');
    expect(csv(lines).errors).toEqual([{ line: 2, message: expect.stringContaining('cannot be changed') }]);
    const twice = writeIndicatorsJson([...shipped, shipped[0]!]);
    expect(json(twice).errors).toEqual([{ line: shipped.length + 2, message: expect.stringContaining('twice') }]);
  });

  test('one wrong line refuses the whole, and every wrong line is told', () => {
    const text = [
      'code,label,unit,kind,section,synonyms',
      'trees.planted,Cây,cây,count,other,trồng cây',
      'Bad Code,Cây,cây,count,other,trồng rừng',
      'ok,Cây,cây,heap,other,trồng hoa',
      'ok2,,cây,count,garden,trồng cỏ',
      'reception.turns,Tiếp,lượt,count,reception,tiếp khách quý',
    ].join('\n');
    const { errors, indicators } = csv(text);
    expect(indicators).toBeUndefined();
    expect(errors?.map(({ line, message }) => `${line}: ${message.slice(0, 24)}`)).toEqual([
      '4: unknown "kind" "heap"; k',
      '5: unknown "section" "garde',
    ]);
    // The shape of each is read first; what they mean together, after.
    const better = csv(text.replace('heap', 'count').replace('garden', 'other'));
    expect(better.errors?.map(({ line }) => line)).toEqual([3, 5, 6]);
  });

  test.each([
    ['', 'the file is empty'],
    ['code,label\na,b', '"synonyms" is missing'],
    ['code,code,label,synonyms\n', 'stands there twice'],
    ['code,label,synonyms', 'no indicators'],
    ['code,label,synonyms\na,b,c,d', '4 cells, but only 3 columns'],
    ['code,label,synonyms\n"a,b,c', 'quotation mark'],
    ['code,label,synonyms,colour\na,b,c,red', 'unknown column "colour"'],
  ])('CSV %j', (text, wanted) => {
    expect(csv(text).errors?.[0]?.message).toContain(wanted);
  });

  test.each([
    ['{', 1, 'not JSON'],
    ['{"units": []}', 1, 'expected a list of indicators'],
    ['[1]', 1, 'entry 1 is not an object'],
    ['[\n {"code": 5, "label": "a", "unit": "b", "synonyms": "c"}\n]', 2, '"code" must be text'],
    ['[\n\n {"code": "a", "label": "a", "unit": "b", "synonyms": [5]}\n]', 3, '"synonyms" must be a list of texts'],
    ['[{"code": "a", "label": "a", "unit": "b", "synonyms": "c", "main": "maybe"}]', 1, '"main" must be yes or no'],
  ])('JSON %j', (text, line, wanted) => {
    expect(json(text).errors?.[0]).toEqual({ line, message: expect.stringContaining(wanted) });
  });

  test('anything at all is refused or read, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        for (const file of [csv(text), json(text), csv(`code,label,unit,synonyms\n${text}`)])
          expect((file.errors?.length ?? 0) > 0).toBe(file.indicators === undefined);
      }),
      { numRuns: 500 },
    );
  });
});
