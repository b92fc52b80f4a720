/**
 * What all labs say, in English; its twin is labs.zh-cn.ts. A lab's own sentences stand in its folder (text.en.ts). They stand
 * apart so that pages without a lab do not carry them.
 */
export const labsEn: Readonly<Record<string, string>> = {
  'lab.passed': 'Passed.',
  'lab.does-not-build':
    '{file}, line {line}, column {column}: this does not build yet (errors: {errors}), so nothing ran.',
  'lab.file-too-long': 'This file is longer than the {limit} characters that a lab takes.',
  'lab.no-entry': 'The core starts at the symbol {symbol}, and no file defines it.',
  'lab.no-symbol': 'The checks look for the label {symbol}, and no file defines it. Give it back its name.',
  'lab.answers.too-long': 'An answer file has at most {limit} lines.',
  'lab.answers.form': 'A line of answers has the form “name = value”.',
  'lab.answers.unknown': 'There is no question “{name}” here; there are: {known}.',
  'lab.answers.twice': '“{name}” is answered twice.',
  'lab.answers.value':
    '“{answer}” is no answer: write a number (26, 0x1a, 0b11010), a vector such as EL2+0x400, or ? for none yet.',
  'lab.answers.open':
    'Predictions are judged when all are made, so that none is told before. Still open: {open}; the first is “{name}”.',
  'lab.answers.later': 'Right now. Points count the prediction that was made first, and that was another one.',
  'lab.ended.powered-off': 'The machine powered off.',
  'lab.ended.reset': 'The machine asked for a reset.',
  'lab.ended.waiting': 'The core is waiting (WFI or WFE at {address}), and no event will wake it.',
  'lab.ended.core-off': 'The core is off: PSCI CPU_OFF switched it off, and nobody will switch it on again.',
  'lab.ended.parked': 'The core has stopped on a branch to itself at EL{el}: {address} ({file}, line {line}).',
  'lab.ended.parked-in-handler':
    'The core stays at {address} ({file}, line {line}) at EL{el}, in the handler of an exception that the instruction at {elr} ({elrFile}, line {elrLine}) caused: {cause} (EC {ec}).',
  'lab.ended.budget':
    'After {instructions} instructions the program was still running, at {address} ({file}, line {line}) at EL{el}. Does a loop never end?',
  'lab.ended.astray':
    'After {file}, line {line}, EL{el} jumped to {address}, which is not part of this lab (EC {ec}: {cause}). Does a RET, BR or ERET there take an address from a register that nobody has set?',
  'lab.ended.ran-on':
    'The program ran past its end ({file}, line {line}, at EL{el}): {address} holds no instruction (EC {ec}: {cause}). A core does not stop by itself: end with a branch to itself, RET or ERET.',
  'lab.ended.vector-outside-memory':
    'The instruction at {address} ({file}, line {line}) at EL{from} caused an exception: {cause} (EC {ec}). It was taken to the vector at {target}, which is outside RAM. Is VBAR_EL{to} set?',
  'lab.ended.vector-empty':
    'The instruction at {address} ({file}, line {line}) at EL{from} caused an exception: {cause} (EC {ec}). It was taken to the vector at {target}, and there is no instruction yet. Begin with the table of EL{to}: aligned to 2 KiB, VBAR_EL{to} pointing at it, and code in that slot.',
  'lab.ended.vector-not-mapped':
    'The instruction at {address} ({file}, line {line}) at EL{from} caused an exception: {cause} (EC {ec}, ESR {esr}). It was taken to the vector at {target}, and the translation of EL{to} does not map that: fetching the vector faults too, again and again. Are the tables, TCR_EL{to} and TTBR0_EL{to} in place before SCTLR_EL{to}.M?',
  'lab.ended.fault-in-handler':
    'The instruction at {address} ({file}, line {line}) at EL{to} caused an exception: {cause} (EC {ec}, ESR {esr}). Its vector, {target}, never gets past it: it faults again and again. Is there code at that vector, and a stack for it?',
  'lab.ended.same-fault':
    'The instruction at {address} ({file}, line {line}) at EL{from} is taken to EL{to} again and again: {cause} (EC {ec}, ESR {esr}). The handler returns to it without a change. Does it have to move ELR_EL{to} on?',
  'lab.line-no-file': 'The line names {name}, and there is no such file here. There are: {known}',
  'lab.line-no-kernel': 'The line names no kernel: nothing would run. -kernel FILE',
  'lab.ended.refused': 'Nothing was started.',
  'lab.ended.same-fetch':
    'EL{from} is taken to EL{to} again and again at {address}: {cause} (EC {ec}, ESR {esr}). The handler returns there without a change. What cannot be fetched cannot be skipped: who sent the core to this address, and is anything mapped there?',
  'lab.ended.handler-failed': 'A handler of the hypervisor stopped.',
  'lab.too-many-looks':
    'The checks of this lab look at more events than is reasonable. Nest fewer patterns in each other, or let the run make fewer events.',
  'lab.too-many-tables':
    'The stage-2 tables have more entries than a check can look at. Is a table an entry of its own?',
  'lab.arrangement': 'These are no lines that can be put in order here.',
  'lab.no-guest': 'The lab {lab} has the guest system {file} in its memory, and that was not loaded.',
  'lab.archive-full': 'The initramfs is {over} bytes larger than the {size} that it may have.',
  'archive.path': '“{path}” is no path of a file in an archive.',
  'archive.twice': 'The archive has two files “{path}”.',
  'archive.no-directory': '“{path}” is in the archive before its directory {parent}.',
  'archive.mode': 'The mode of “{path}” is no set of permission bits.',
  'archive.entries': 'An archive has at most {limit} entries here.',
  'archive.too-large': 'An archive has at most {limit} bytes here.',
  'lab.ended.guest-budget':
    'After {instructions} instructions the run was stopped. Core 0 is at {address}, EL{el}: the guest may be in a loop.',
  'lab.ended.guest-waiting':
    'Core 0 waits in a WFI at {address}, EL{el}, and nothing will wake it: no interrupt is on its way. {instructions} instructions.',
  'lab.ended.guest-core-off': 'Core 0 has switched itself off (PSCI). {instructions} instructions.',
  'lab.ended.guest-powered-off': 'The machine was powered off (PSCI), after {instructions} instructions.',
  'lab.ended.guest-reset': 'The machine was reset (PSCI), after {instructions} instructions.',
  'lab.ended.guest-until': 'The console has shown what it was to show, after {instructions} instructions.',
  'lab.ended.guest-too-many-events': 'The guest sent more than this lab ever needs, so it was stopped.',
  'lab.no-tools': 'The lab {lab} has TypeScript, and what runs it was not loaded.',
  'lab.only-these-numbers':
    "Here it holds, but with other values in the files that are not yours it does not. Your code has to take what it needs from what it is given, not from what this variant's files happen to say.",
  'lab.not-every-variant':
    'Here it holds, but in a variant whose files have other values or another order it does not. It may be what still fails that stands in its way there: put that right first.',
  'lab.ended.until':
    'The run ended with the exception that it was to end with; EL{el} would have gone on at {address} ({file}, line {line}).',
  'lab.ended.until-there':
    'The run ended with the exception that it was to end with; EL{el} would have gone on at {address}.',
  'lab.ended.altered':
    'The instruction at {address} ({file}, line {line}) is no longer the one in the file: something has overwritten it. What is not yours to change has to run as it stands.',
  'lab.ended.too-many-events':
    'The program made more exceptions, device accesses and operations on El2 than this lab ever needs, so it was stopped; it last was at {address} ({file}, line {line}).',
  'lab.cause.interrupt': 'an interrupt',
  'lab.cause.fetch': 'fetching from {far} failed: {status}',
  'lab.cause.access': 'the access to {far} failed: {status}',
  'lab.schema.missing': '{file}: {field} is missing. Add it: {wanted}.',
  'lab.schema.type': '{file}: {field} is {found}. It has to be {wanted}.',
  'lab.schema.choice': '{file}: {field} is “{found}”. Choose one of: {wanted}.',
  'lab.schema.unknown-field': '{file}: {field} is not a field here. Remove it, or correct it to one of: {wanted}.',
  'lab.schema.duplicate': '{file}: {field} is “{found}”, which is used already. Give it a name of its own.',
  'lab.schema.reference': '{file}: {field} names “{found}”, which does not exist. Name one of: {wanted}.',
  'lab.schema.too-deep': '{file}: {field} is nested too deeply. Split it into several requirements.',
  'lab.schema.too-many': '{file}: {field} has {found} entries. Use at most {wanted}.',
  'lab.schema.json':
    '{file}: this is not JSON ({detail}). A lab as a file is what “npm run -s labs -- --export LAB” writes.',
  'lab.schema.reserved': '{file}: {field} is “{found}”, a name that all labs share. Give the lab another.',
  'lab.schema.foreign':
    '{file}: {field} has a sentence for “{found}”, which is not of this lab. Write its code without “lab.”, or begin it with “{wanted}”.',
  'lab.schema.too-long': '{file}: this has {found} characters. Use at most {wanted}.',
  'lab.schema.edit': '{file}: {field} occurs {found} times in the solution. Choose a text that occurs exactly once.',
  'lab.schema.no-sentence':
    "{file}: {field} names the message “{found}”, which has no sentence in {locale}. Add one to the lab's messages.",
};
