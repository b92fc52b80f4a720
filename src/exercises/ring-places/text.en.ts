import type { Sentences } from '../../labs/kit/lab.ts';

const sentences: Sentences = {
  title: 'Round the ring',
  'objective.one': 'Find the entries of the rings that an index means, beyond 65535 too',
  'step.turn':
    'A disk that works for 65536 requests and then stops: that is this sum done wrong. The indices run on, modulo 65536; places are modulo the queue’s size.',
  'step.place': 'Then where they are in memory. The entries of the two rings are not alike.',
  'turn.hint-1': 'Both indices have 16 bits: behind 0xffff comes 0.',
  'turn.hint-2': 'New: (available.idx − seen) & 0xffff.',
  'turn.hint-3': 'A place is index & (size − 1). The last one is that of available.idx − 1.',
  'place.hint-1': 'A ring begins with flags and idx, two bytes each.',
  'place.hint-2': 'An entry of the available ring has 2 bytes, an element of the used ring 8: id and len.',
  'place.hint-3': 'available + 4 + 2 × first; used + 4 + 8 × last; used.idx counts as available.idx does.',
  'turn.signed': '{answer} is the difference the wrong way round. From there to here, modulo 65536, it is {found}.',
  'turn.since': '{answer} are those since the index began at 0 again. Some came before that: {found}.',
  'turn.wrong': '{found} are new, not {answer}.',
  'turn.whole': '{answer} is the index. The ring is smaller: {found}.',
  'turn.first': 'The first is at place {found}, not {answer}.',
  'turn.behind': '{answer} is where the next one will be: available.idx is behind the last. That is {found}.',
  'turn.last': 'The last is at place {found}, not {answer}.',
  'place.flags': '{answer} forgets flags and idx, which come before the ring: {found}.',
  'place.whole': '{answer} takes the index for the place, and is far outside: {found}.',
  'place.entry': 'The entry is at {found}, not at {answer}.',
  'place.half': '{answer} is right for entries of two bytes. Those of the used ring have eight: {found}.',
  'place.element': 'The element is at {found}, not at {answer}.',
  'place.slot': '{answer} is the place of the last. idx is one further: {found}.',
  'place.count': '{answer} is how many there were. idx runs on from where it was: {found}.',
  'place.idx': 'used.idx is {found} in the end, not {answer}.',
};
export default sentences;
