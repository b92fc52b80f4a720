import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Prove it: one wrong entry',
  'objective.leak': 'Tell from what somebody finds in memory who has written it, and where',
  'objective.entry': 'Go from a leak to one entry of one stage 2: its address, its value, and what was planned',
  'step.leak': 'Run both VMs. Who is the first to find something that is not theirs, and what is it?',
  'step.entry':
    'Which entry let it through? Say in whose stage 2, at which physical address, what it is and what it should be.',
  'step.repair': 'Make this one entry right in patch.s, so that all rounds go by and nobody finds anything.',
  'leak.hint-1': 'Run to the end. Does a guest stand behind `leak`, or the hypervisor behind `broken`?',
  'leak.hint-2':
    'At `leak` x5 is what is there, x3 what was expected, and VTTBR_EL2 says who runs. At `broken` it is x10.',
  'leak.hint-3': 'noticed: bits 63 to 48 of VTTBR_EL2 at `leak`, or 3. value: x5 there, or x10.',
  'leak.noticed': '{answer} is not who found it first. Where does the run end, and which VM is it?',
  'leak.value': '{answer} is not what was found.',
  'leak.key': '{answer} is what the hypervisor expects in its page. What is there instead?',
  'leak.address': '{answer} is the address; what was found at it?',
  'leak.expected': '{answer} is what should be there. What is?',
  'entry.hint-1':
    'The value says which VM wrote it, and into which of its pages. So which two entries lead to one physical page?',
  'entry.hint-2':
    'Two entries have the same output address, or one has that of the hypervisor. Which of them is as planned? The plan stands at the top of hyp.s. The entry of page n of VM v is at PLACES + 0x3000 × (v − 1) + 0x2000 + 8 × n.',
  'entry.hint-3':
    'Work out the plan for the page of the finder, and for that of the writer. Where it disagrees with the memory view is your entry; right is POOL + 0x1000 × the number of the plan + 0x7ff.',
  'entry.vm': 'The wrong entry is not in the stage 2 of VM {answer}.',
  'entry.only-two': 'VM {answer}? There are two.',
  'entry.both-fit':
    'Both VMs reach this page, so both of their entries would explain the leak. One of them is as planned: yours. Who finds something is not always who is to blame.',
  'entry.its-own': 'What was found was written by the finder. The neighbour has nothing to do with it.',
  'entry.at': 'The wrong entry is not at {answer}.',
  'entry.victim': 'The entry at {answer} is as planned.',
  'entry.level': 'At {answer} is a table of level 1 or 2. The entries of single pages are in that of level 3.',
  'entry.found': 'The entry is not {answer}.',
  'entry.page-only': '{answer} is the page alone. An entry has attributes and a type, too.',
  'entry.right-instead': '{answer} is what it should be. What is it?',
  'entry.right': '{answer} is not what was planned for this page.',
  'entry.found-instead': '{answer} is what it is. What should it be?',
  'repair.hint-1': 'patch is called for each of the sixteen entries; change only one.',
  'repair.hint-2': 'Compare x0 with the address of the entry, and put what is right into x1.',
  'repair.hint-3': 'ldr x3, =entry-at; cmp x0, x3; b.ne 1f; ldr x1, =right; 1: ret',
  'repair.leak': 'Still a guest finds {found} at {at}, and not {wanted}.',
  'repair.broken': 'Still somebody has written into the page of the hypervisor: {found} stands at {at}.',
  'repair.lost': 'A guest had an abort at EL2 (ESR_EL2 = {esr}): what you wrote is no valid entry for its page.',
  'repair.not-clean': 'The hypervisor did not come to `clean`.',
  'repair.not-looked':
    'At `clean` the guests should have looked at all of their pages (x24 = {wanted}); x24 is {found}.',
  'repair.not-as-planned':
    'Nothing leaks, but the tables are not as planned: at {at} stands {found}. A page that belongs to nobody today belongs to somebody tomorrow.',
};
export default sentences;
