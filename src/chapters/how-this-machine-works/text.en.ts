/** English sentences of this chapter's figures. Its twin is text.zh-cn.ts. */
import type { Text } from '../kit/parts.ts';

export const text: Text = {
  'path.caption': '{text}: what each station makes of it. Taken from the machine when this page was built.',
  'path.stage': 'station',
  'path.what': 'what it has there',
  'path.word': 'memory',
  'path.row': 'row of the table',
  'path.record': 'record',
  'path.operation': 'operation',
  'path.back': 'disassembler',
  'back.caption':
    'One step back, and forwards again. Nothing was undone: it was done once more, and one instruction less of it.',
  'back.moment': 'moment',
  'back.cycle': 'cycle',
  'back.pc': 'PC',
  'back.end': 'the run has come here',
  'back.snapshot': 'the snapshot that is restored',
  'back.stepped': 'one step back',
  'back.again': 'and one forwards',
  'table.made-of-a-row': 'What comes out of a row of the table, and who uses it.',
};
