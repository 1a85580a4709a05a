/** Texts → sentences, thousands of times a second: each language is parsed once, at its first use. */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { sources as catalogue } from './messages.gen.ts';
import { momentWriter } from './moment.ts';
import type { Arg, Lang, Translate } from './text.ts';

export type TranslatorOptions = {
  /** The office's IANA time zone. */
  readonly zone: string;
  /**
   * Told of an id or argument that is missing in `lang`; the Vietnamese sentence then stands in, and where that is missing
   * too, the id. Without it the translator throws: the type checker has already refused both.
   */
  readonly onMissing?: (id: string, lang: Lang) => void;
  /** Texts in Fluent syntax instead of the catalogue's. */
  readonly sources?: Readonly<Record<Lang, string>>;
};

/** A message as the translator sees it, whatever its id promises. */
type Loose = { readonly id: string; readonly args?: Readonly<Record<string, Arg>> };

/**
 * Makes the function that turns texts into sentences. Nested texts are translated first, into the same language; moments are
 * written for `zone`; numbers as the language writes them; strings stand as they are.
 * Throws a RangeError where there is no such zone.
 */
export function translator(options: TranslatorOptions): Translate {
  const { onMissing, sources = catalogue } = options;
  const writeMoment = momentWriter(options.zone);
  const bundles = new Map<Lang, FluentBundle>();

  const bundleOf = (lang: Lang): FluentBundle => {
    let bundle = bundles.get(lang);
    if (!bundle) {
      // Isolation marks around values would break copying a tracking code and matching what people type back.
      bundle = new FluentBundle(lang, { useIsolating: false });
      bundle.addResource(new FluentResource(sources[lang]));
      bundles.set(lang, bundle);
    }
    return bundle;
  };

  const plain = (arg: Arg, lang: Lang): string | number => {
    if (typeof arg !== 'object') return arg;
    return 'at' in arg ? writeMoment(arg, lang) : write(arg, lang);
  };

  const write = ({ id, args }: Loose, lang: Lang): string => {
    const bundle = bundleOf(lang);
    const pattern = bundle.getMessage(id)?.value;
    if (typeof pattern === 'string') return pattern;
    const values: Record<string, string | number> = {};
    for (const name in args) {
      const arg = args[name];
      if (arg !== undefined) values[name] = plain(arg, lang);
    }
    const errors: Error[] = [];
    const sentence = pattern ? bundle.formatPattern(pattern, values, errors) : '';
    if (pattern && errors.length === 0) return sentence;
    if (!onMissing) throw new Error(`Text ${id} in ${lang}: ${errors[0]?.message ?? 'there is no such id'}`);
    onMissing(id, lang);
    return lang === 'vi' ? id : write({ id, ...(args && { args }) }, 'vi');
  };

  return write as Translate;
}
