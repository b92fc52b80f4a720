/** Completion from TypeScript's own compiler, for the editor's TypeScript files. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { Completions } from '../../../client/typescript/service.ts';

/** What can be written at an offset; undefined while nobody asked for the compiler. */
export type Complete = (offset: number, explicit: boolean) => Promise<Completions | undefined>;

/** TypeScript's kinds that CodeMirror names otherwise. */
const KINDS: Readonly<Record<string, string>> = {
  const: 'constant',
  let: 'variable',
  var: 'variable',
  'local var': 'variable',
  parameter: 'variable',
  getter: 'property',
  setter: 'property',
  alias: 'namespace',
  module: 'namespace',
  'type parameter': 'type',
};

const option = ({ name, kind, detail }: Completions['all'][number]): Completion => ({
  label: name,
  type: KINDS[kind] ?? kind,
  ...(detail !== undefined && { info: detail }),
});

/** While typing behind a dot or in a word, and with Ctrl+Space anywhere. */
export function completion(complete: Complete): Extension {
  return autocompletion({
    icons: false,
    override: [
      async (context: CompletionContext): Promise<CompletionResult | null> => {
        if (!context.explicit && context.matchBefore(/[\w$.]$/) === null) return null;
        const found = await complete(context.pos, context.explicit);
        if (found === undefined || found.all.length === 0) return null;
        return { from: found.from, options: found.all.map(option), validFor: /^[\w$]*$/ };
      },
    ],
  });
}
