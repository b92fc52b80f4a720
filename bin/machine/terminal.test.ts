import { expect, test } from 'vitest';
import { KeySorter } from './terminal.ts';

function sorted(...chunks: string[]): string[] {
  const log: string[] = [];
  const keys = new KeySorter({
    input: (bytes) => void log.push(Buffer.from(bytes).toString()),
    select: (n) => void log.push(`select ${n}`),
    quit: () => void log.push('quit'),
    help: () => void log.push('help'),
  });
  for (const chunk of chunks) keys.take(Buffer.from(chunk));
  return log;
}

test('Ctrl-A and a digit choose a console; what was typed before is for the one before', () => {
  expect(sorted('ab\x011c\x010d')).toEqual(['ab', 'select 1', 'c', 'select 0', 'd']);
});

test('a command may come in two pieces; Ctrl-A twice is Ctrl-A; what is no command is nothing', () => {
  expect(sorted('a\x01', 'x')).toEqual(['a', 'quit']);
  expect(sorted('\x01\x01\x01zb', '\x01h\x01?')).toEqual(['\x01b', 'help', 'help']);
});
