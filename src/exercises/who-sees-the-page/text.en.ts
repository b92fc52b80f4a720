import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Who sees the page?',
  'objective.one': 'Compare the stage 2 of two VMs: what they share, and what leaks',
  'step.leads':
    'Isolation is a property of two tables, never of one. Both guests believe to begin at the same IPA: where does it lead?',
  'step.link': 'A few pages are shared on purpose. The two regions lie a little apart.',
  'step.leak': 'And some are shared by mistake. Which, and where would b’s RAM have to be?',
  'leads.hint-1': 'A region leads each of its IPAs to the same distance in the PA.',
  'leads.hint-2': 'IPA - IPA of the row + PA of the row.',
  'leads.hint-3': 'The two rows that say RAM, with 0x40000000 taken away.',
  'link.hint-1': 'They share what has the same PA, whatever it is called on either side.',
  'link.hint-2': 'From a’s IPA to the PA; from the PA back to b’s IPA.',
  'link.hint-3':
    'The pages go from where b’s link begins to where a’s ends: (PA of a + bytes of a - PA of b) / 0x1000.',
  'leak.hint-1': 'Compare the PAs of the two RAMs: where does each end?',
  'leak.hint-2': 'b’s begins before a’s has ended.',
  'leak.hint-3': 'From b’s PA to a’s PA + bytes; and that end, rounded up to 0x200000.',
  'leads.same': '{answer} is the IPA. This stage 2 leads it to {found}.',
  'leads.neighbour': '{answer} is where the other VM’s IPA leads. This one’s table says {found}.',
  'leads.wrong': 'You say {answer}; its row of RAM leads there: {found}.',
  'link.alike':
    '{answer} is as far from the beginning of b’s link as the byte is from that of a’s. But b’s begins at a later PA: {found}.',
  'link.pa': '{answer} is the PA of the byte. b reaches it at the IPA {found}.',
  'link.wrong': 'You say {answer}; b reaches the same PA at {found}.',
  'link.all': '{answer} pages has one of the two regions. The other one does not reach all of them: {found}.',
  'link.pages': 'You say {answer}; the PAs of the two regions have {found} pages in common.',
  'leak.end': '{answer} is where a’s RAM ends. What both see begins before that, at {found}.',
  'leak.wrong': 'You say {answer}; b’s RAM begins inside of a’s, at {found}.',
  'leak.pages': 'You say {answer}; from there to the end of a’s RAM are {found} pages.',
  'leak.unaligned': '{answer} is where a’s RAM ends, on no boundary of 2 MiB. The next is {found}.',
  'leak.begin': 'You say {answer}; the first 2 MiB boundary behind a’s RAM is {found}.',
};
export default sentences;
