import type { Sentences } from '../kit/lab.ts';

const sentences: Sentences = {
  title: 'Count the reads of a nested walk',
  'objective.count': 'Say how many descriptors a walk through two stages reads, and why',
  'objective.cost': 'Say what a TLB and a block save',
  'step.one-stage': 'One stage alone: load1 and load2.',
  'step.nested': 'Both stages, then the TLB: load3 to load6.',
  'step.blocks': 'Blocks instead of pages: load7 to load9.',
  'one-stage.hint-1': 'A walk reads one descriptor at each level.',
  'one-stage.hint-2': 'While one stage is off, the other walks alone: nothing is nested.',
  'one-stage.hint-3': 'load1: the levels of stage 1. load2: the levels of stage 2.',
  'nested.hint-1':
    'Where do the tables of stage 1 stand? Their addresses are IPAs: before one of their descriptors is read, stage 2 translates where it is.',
  'nested.hint-2':
    'Each of the n descriptors of stage 1 costs m + 1 reads: m of stage 2, then itself. Then the IPA of the data is translated: m more.',
  'nested.hint-3':
    'n(m + 1) + m = (n + 1)(m + 1) − 1. A page that the TLB holds costs 0; every other page costs a whole walk on this machine.',
  'blocks.hint-1':
    'A block of 2 MiB is a leaf at level 2, one of 1 GiB at level 1: the walk of its stage is one level shorter, or two. The tables say which.',
  'blocks.hint-2':
    'Use the same formula with as many levels as are left: n less one or two for a block at stage 1, m less one or two for blocks at stage 2: they hold for every stage-2 walk, also those for the tables.',
  'blocks.hint-3': 'With n′ and m′ levels left: (n′ + 1)(m + 1) − 1; (n + 1)(m′ + 1) − 1; (n′ + 1)(m′ + 1) − 1',
  unanswered:
    'load{load} has no prediction yet. All nine come first: what the machine reads is compared when every line has a number.',
  'one-stage':
    'load{load}: you say {answer}, and that is not what the machine read. Only one stage is on here, so nothing is nested: one read a level.',
  sum: 'load{load}: you say {answer}, which is {n} + {m}: one stage after the other. But the tables of stage 1 are at IPAs: each of its descriptors needs a walk of stage 2 before it can be read.',
  product:
    'load{load}: you say {answer}, which is {n} × {m}: the stage-2 walks for the descriptors of stage 1. The descriptors themselves are read too, and the IPA of the data is translated at the end.',
  data: 'load{load}: you say {answer}, one too many: the last read is the data itself, no descriptor.',
  last: 'load{load}: you say {answer}, {m} too few: stage 1 ends in an IPA, and a last walk of stage 2 translates it.',
  cached:
    'load4: you say {answer}, and that is not what the machine read. load3 has put the translation of this page into the TLB: no walk, as long as nobody invalidates it.',
  neighbour:
    'load{load}: you say {answer}, and that is not what the machine read. The TLB holds translations of single pages: the next page, though its descriptor is right beside the last one, has to be walked for.',
  'same-page':
    'load{load}: you say {answer}, a whole walk. How far is its address from that of load4: is it another page at all?',
  'tlbi-other':
    'load{load}: you say {answer}, a whole walk. Which translations does this TLBI drop: is that of load3’s page among them?',
  'walk-cache':
    'load{load}: you say {answer}: what a core that also caches the upper levels would read, and an A72 does. This machine caches whole translations only, and reads the most that any core needs.',
  tlbi: 'load{load}: you say {answer}, and that is not what the machine read. Look at which translations the TLBI in front of it drops.',
  'block-full':
    'load{load}: you say {answer}, as for pages, and that is not what the machine read. A block ends its walk at level 2 (2 MiB) or level 1 (1 GiB), before the last.',
  'block-one':
    'load{load}: you say {answer}, one less than for pages, and that is not what the machine read. A level less at one stage saves more than one read: which other walks does it shorten or spare?',
  manual:
    'load{load}: you say {answer}. 15 is for 3 levels and 3, 24 for 4 and 4, both stages on and only pages. Here stage 1 has {n} and stage 2 {m}: what does walk.s do at this load?',
  zero: 'load{load}: you say 0, so its translation would have to be in the TLB. Which load before it has put it there, and is it there still?',
  count:
    'load{load}: you say {answer}; that is not what the machine read. Run it, and count the descriptors at this load.',
};
export default sentences;
