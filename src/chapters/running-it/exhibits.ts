/** What the figures of this chapter show: command lines as the page of that name reads them, and programs that print nothing. */
import { commandLineView, type CommandLineView } from '../../client/views/command-line.ts';
import { LINES, type LineName } from '../../client/views/command-lines.ts';
import { commandLineScene } from '../../client/views/demo/command-lines.ts';
import { EngineError } from '../../engine/error.ts';
import { emptyImage } from '../../engine/image-header.ts';
import { BUILTIN } from '../../engine/machine/builtin-places.ts';
import type { MachineConfig } from '../../engine/machine/config.ts';
import { LostCores } from '../../engine/machine/lost-cores.ts';
import { Machine } from '../../engine/machine/machine.ts';
import { parseArguments, type Notice } from '../../engine/machine/qemu-arguments.ts';
import { machineConfig } from '../../engine/machine/qemu-configuration.ts';
import { shellWords } from '../../engine/machine/shell-words.ts';
import { silence } from '../../engine/machine/silence.ts';
import { assemble } from '../../engine/isa/assembler/index.ts';
import { coreModule } from '../kit/exhibit.ts';

/** As on the widget's page: with files of the usual sizes where it has them. */
export function lineView(name: LineName): CommandLineView {
  const [, withFiles, overlap] = commandLineScene();
  const known = new Map<LineName, CommandLineView | undefined>([
    ['document', withFiles],
    ['overlap', overlap],
  ]);
  return known.get(name) ?? commandLineView(LINES[name]);
}

/** A line as one types it: an option a row. */
export const lineText = (name: LineName): string => LINES[name].replace(/ +(?=-[a-z])/g, ' \\\n  ');

/** Where a kernel of Linux before 5.8 is refused at the document's address, and what for. */
export function oldKernel(): EngineError {
  const image = emptyImage(4096, { textOffset: 0x8_0000, imageSize: 4096 });
  const line = `-m 2G -machine virt,virtualization=on -kernel ${BUILTIN} -device loader,file=old,addr=0x70200000,force-raw=on`;
  try {
    machineConfig(parseArguments(shellWords(line)), {
      read: () => image,
      disk: () => {
        throw new Error('no disk was asked for');
      },
    });
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error('an old kernel is accepted where it would not start');
}

const VECTORS = `
        .balign 2048
vectors:
        .rept 16
        b .
        .balign 128
        .endr
`;
const OWN_VECTORS = 'adr x0, vectors\n msr vbar_el1, x0\n isb\n';

/** Programs that print nothing, each for a reason of its own; `name` is the code of a sentence. */
const SILENT: readonly { readonly name: string; readonly source: string; readonly more?: Partial<MachineConfig> }[] = [
  { name: 'no-vector', source: 'brk #1' },
  {
    name: 'absent',
    source:
      'movz x0, #0x4008, lsl 16\n movk x0, #0x800\n msr vbar_el1, x0\n movz x1, #0x0903, lsl 16\n ldr w2, [x1]\n b .',
  },
  { name: 'level', source: `${OWN_VECTORS} msr hcr_el2, xzr\n b .${VECTORS}` },
  { name: 'vector', source: `${OWN_VECTORS} brk #1\n b .${VECTORS}` },
  { name: 'wfi', source: '1: wfi\n b 1b' },
  {
    name: 'wfi-gic',
    source: 'mov x1, #1\n mov x2, #0x7fffffff\n msr cntv_tval_el0, x2\n msr cntv_ctl_el0, x1\n1: wfi\n b 1b',
  },
  { name: 'console', source: '1: nop\n b 1b', more: { append: 'console=ttyS0' } },
];

export interface Silent {
  readonly name: string;
  readonly says: Notice;
}
/** Each of them after some thousand instructions, and the first thing that the machine's page says. */
export const silences = (): readonly Silent[] =>
  SILENT.map(({ name, source, more = {} }) => {
    const kernel = assemble(source, { origin: 0x4008_0000n }).bytes;
    const lost = new LostCores(() => machine);
    const machine: Machine = new Machine(
      coreModule(),
      { cpus: 1, memory: 2 ** 26, virtualization: false, kernel, ...more },
      { exception: (event) => lost.exception(event) },
    );
    machine.cores.setTracing(true);
    machine.run(5000, false);
    const [says] = [...lost.take(), ...silence(machine)];
    if (says === undefined) throw new Error(`nothing is said of ${name}`);
    return { name, says };
  });
