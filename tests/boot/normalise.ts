/**
 * What may differ between the console of our machine and of QEMU's with the same arguments, in one place. Everything else
 * must be the same text in the same order.
 */
export interface Difference {
  /** Why it is so; the rows of docs/deviations.md say more. */
  readonly reason: string;
  readonly lines: RegExp;
  /**
   * drop: the line is left out. cut: what `lines` matches is taken out of it. last: the line is compared, but at the end,
   * because when it comes is a matter of the scheduler.
   */
  readonly how: 'drop' | 'cut' | 'last';
}

export const differences: readonly Difference[] = [
  { reason: 'timestamps', lines: /^\[ *\d+\.\d{6}\] /, how: 'cut' },
  { reason: 'entropy: QEMU puts seeds into its device tree', lines: /^random: /, how: 'drop' },
  {
    reason: 'the device tree is packed instead of 1 MiB large, so less memory is reserved for it',
    lines: /(?<=^Memory: )\d+K|\d+K(?= reserved)/g,
    how: 'cut',
  },
  { reason: 'no AArch32', lines: /^CPU features: detected: 32-bit EL0 Support$/, how: 'drop' },
  { reason: 'a worker thread unpacks it', lines: /^(Unpacking initramfs|Freeing initrd memory: )/, how: 'last' },
];

/** Lines without escape sequences, carriage returns and the differences above; trailing blanks do not count. */
export function normalise(text: string): string[] {
  const plain = text
    .split('\x1b')
    .map((part, i) => (i === 0 ? part : part.replace(/^\[[0-9;]*[A-Za-z]/, '')))
    .join('')
    .replaceAll('\r', '');
  const lines: string[] = [];
  const last: string[] = [];
  for (const raw of plain.split('\n')) {
    let line = raw.trimEnd();
    let how: Difference['how'] = 'cut';
    for (const difference of differences) {
      if (difference.how === 'cut') line = line.replace(difference.lines, '');
      else if (difference.lines.test(line)) how = difference.how;
    }
    if (how === 'last') last.push(line);
    else if (how === 'cut') lines.push(line);
  }
  return [...lines, ...last.sort()];
}
