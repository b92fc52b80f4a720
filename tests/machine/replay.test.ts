import { describe, expect, test } from 'vitest';
import { rigOf } from '../../src/engine/machine/replay/testing.ts';
import { replay } from '../../src/engine/machine/replay/player.ts';
import { readInputLog } from '../../src/engine/machine/replay/input-log.ts';
import { guest, missing } from './testing.ts';

/** The shell asks the terminal where its cursor is. */
const PROMPT = /# (\x1b\[6n)?$/;

describe.skipIf(missing !== '')(`Linux on two cores${missing && `: needs ${missing}`}`, () => {
  test(
    'that was typed to replays to the same state and events, and back and forth ends in it too',
    { timeout: 180_000 },
    () => {
      const config = {
        cpus: 2,
        memory: 256 * 2 ** 20,
        virtualization: false,
        kernel: guest('Image'),
        initrd: guest('initramfs.cpio'),
        append: 'console=ttyAMA0',
      } as const;
      const first = rigOf(config);
      let text = '';
      first.hub.add({ console: (byte) => (text += String.fromCharCode(byte)) });
      const until = (pattern: RegExp): void => {
        for (let n = 0; n < 2_000 && !pattern.test(text); n++) first.history.run(100_000);
        expect(text).toMatch(pattern);
      };
      until(PROMPT);
      text = '';
      first.history.input((recorder) => recorder.input(new TextEncoder().encode('uname -a\n')));
      until(/Linux .*aarch64[^]*# (\x1b\[6n)?$/);
      const { machine } = first;
      const end = { cycles: machine.cycles, digest: first.digest() };
      const second = rigOf(config);
      replay(second.machine, readInputLog(JSON.parse(JSON.stringify(first.recorder.log))));
      expect({ cycles: second.machine.cycles, digest: second.digest() }).toEqual(end);
      expect(second.timeline.query({ limit: 1e6 })).toEqual(first.timeline.query({ limit: 1e6 }));
      for (let n = 0; n < 5; n++) expect(first.history.stepBack(n % 2)).toBe(true);
      first.history.seek(end.cycles / 2);
      first.history.run(1e9, true, { until: end.cycles });
      expect({ cycles: machine.cycles, digest: first.digest() }).toEqual(end);
    },
  );
});
