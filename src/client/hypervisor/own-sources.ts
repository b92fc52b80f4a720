/** What stands in for a part while it is built in, as text: our own files, fetched when somebody compares with them. */
import type { PartId } from '../../engine/hypervisor/parts.ts';

const files = import.meta.glob<string>(
  [
    '../../engine/hypervisor/{scheduler,memory/stage2,devices/vpl011,devices/vblk}.ts',
    '../../engine/hypervisor/traps/{traps,sysreg,psci,hypercalls,interrupts}.ts',
    '../../engine/hypervisor/devices/vgic/{distributor,refill}.ts',
  ],
  { query: '?raw', import: 'default' },
);

/** Where the handlers of a part are, below src/engine/hypervisor. */
export const SOURCES: Readonly<Record<Exclude<PartId, 'vectors'>, readonly string[]>> = {
  schedule: ['scheduler.ts'],
  stage2: ['memory/stage2.ts'],
  trap: ['traps/traps.ts'],
  documentCall: ['traps/hypercalls.ts'],
  sysreg: ['traps/sysreg.ts'],
  psci: ['traps/psci.ts'],
  vgic: ['devices/vgic/distributor.ts', 'traps/interrupts.ts', 'devices/vgic/refill.ts'],
  uart: ['devices/vpl011.ts'],
  disk: ['devices/vblk.ts'],
};

export async function ourSource(part: PartId): Promise<string> {
  if (part === 'vectors') return (await import('../../engine/hypervisor/boot/vectors.ts')).source;
  const texts = await Promise.all(
    SOURCES[part].map(async (path) => {
      const text = (await files[`../../engine/hypervisor/${path}`]?.()) ?? '';
      return `// ${path}\n${text}`;
    }),
  );
  return texts.join('\n');
}
