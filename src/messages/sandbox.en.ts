/** Sentences about readers' TypeScript (src/engine/sandbox). The place is shown beside them: {file}, {line}, {column}. */
export const sandboxEn: Readonly<Record<string, string>> = {
  'sandbox.at': '{file}, line {line}, column {column}: {what}',
  'sandbox.syntax': 'This is not TypeScript: {error}.',
  'sandbox.typescript':
    '{construct} has a meaning of its own at run time, so it cannot simply be left out. Use plain JavaScript with types.',
  'sandbox.nested': 'This nests too deeply to be read.',
  'sandbox.dynamic-import': 'import() is not possible here. Use an import at the top of the file.',
  'sandbox.import': 'There is no module {specifier}. There are: {known}',
  'sandbox.no-export': '{specifier} exports no value {name}. If it is a type, write: import type.',
  'sandbox.no-handler': 'None of the files exports a handler. The hypervisor looks for: {known}',
  'sandbox.handler-twice': '{handler} is exported by more than one file.',
  'sandbox.not-a-function': '{handler} is exported, but it is no function.',
  'sandbox.threw': 'The code threw an error: {error}',
  'sandbox.result': '{handler} must return {wanted}, but it returned {found}.',
  'sandbox.endless': 'This does not end: it was stopped after {limit} steps.',
  'sandbox.withheld': '{handler} is what you write in this lab: the built-in one cannot be called here.',
  'sandbox.total': 'All calls together took more than {limit} steps.',
  'sandbox.memory': 'The code asked for more memory than the sandbox has (32 MiB).',
  'sandbox.stack': 'Calls nest too deeply: a function that calls itself does not come to an end.',
  'sandbox.async':
    'A handler is one step of the machine: await, promises and async functions would go on later, and there is no later.',
  'sandbox.argument': '{operation} cannot be done with {found}.',
  'sandbox.outside-call': 'El2 can be used only while the hypervisor is called.',
  'sandbox.re-entry': 'The sandbox was called while a call in it went on.',
  'sandbox.outcome': 'The hypervisor left its call without saying how the core goes on.',
  'sandbox.bad-state': 'This saved state of the sandbox does not fit.',
  'sandbox.stale':
    'The sandbox and its engine are from different builds. Build it again: node bin/build-sandbox.ts --force (on a page: reload).',
};
