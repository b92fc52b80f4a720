/**
 * Why a console stays silent, where the machine as it stands shows it. A pure function of its state: what only the order of
 * events shows (a vector from which nothing is executed, an absent device) is told by lost-cores.ts.
 */
import { getStringList } from '../devicetree/edit.ts';
import { parseDtb } from '../devicetree/dtb.ts';
import type { DeviceTree, DeviceTreeNode } from '../devicetree/tree.ts';
import { intidOfPpi, pl011, ppi } from './board.ts';
import { EXCEPTION_CLASSES } from './exception-names.ts';
import { wrongLevel } from './wrong-level.ts';
import type { Machine } from './machine.ts';
import type { Notice } from './qemu-arguments.ts';

const VECTORS = 0x800;
/** b . */
const ITSELF = 0x1400_0000;
const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

/** What is found, core by core, then of the device tree. Nothing found says nothing: the guest may just be busy. */
export function silence(machine: Machine): readonly Notice[] {
  const cores = Array.from({ length: machine.config.cpus }, (_, core) => core);
  const powered = cores.filter((core) => machine.cores.isPowered(core));
  const found = powered.flatMap((core) => ofVector(machine, core) ?? ofLoop(machine, core) ?? []);
  const all = powered.map((core) => ofSleep(machine, core));
  // One core that can wake may wake the others.
  const asleep = all.every((one) => one !== undefined) ? all.flatMap((one) => one ?? []) : [];
  return [...found, ...asleep, ...ofTree(machine)];
}

const wordAt = ({ cores }: Machine, core: number, address: bigint): number | undefined =>
  cores.word(cores.translate(core, address, cores.el(core)) ?? -1);

/** In its own vectors, in a loop of one instruction: many a program's way to end at an exception that it did not expect. */
function ofVector(machine: Machine, core: number): Notice | undefined {
  const { cores } = machine;
  const el = cores.el(core);
  if (el === 0 || wordAt(machine, core, cores.pc(core)) !== ITSELF) return undefined;
  const [vbar, esr, elr] = (el === 2 ? ['VBAR_EL2', 'ESR_EL2', 'ELR_EL2'] : ['VBAR_EL1', 'ESR_EL1', 'ELR_EL1']).map(
    (name) => cores.sysreg(core, name),
  );
  const offset = cores.pc(core) - (vbar ?? 0n);
  if (offset < 0n || offset >= VECTORS || esr === undefined || elr === undefined) return undefined;
  const vector = hex(offset & ~0x7fn);
  const params = { core, el, vector, elr: hex(elr), esr: hex(esr) };
  // An interrupt's vector has no syndrome: what ESR holds is older.
  if ((Number(offset) & 0x180) !== 0)
    return { code: 'silence.vector-interrupt', params: { core, el, vector, elr: hex(elr) } };
  const ec = Number(esr >> 26n) & 63;
  const word = wordAt(machine, core, elr);
  const register = ec === 0 && el === 1 && word !== undefined ? wrongLevel(word) : undefined;
  if (register !== undefined) return { code: 'silence.level', params: { core, elr: hex(elr), what: register } };
  return { code: 'silence.vector', params: { ...params, class: EXCEPTION_CLASSES[ec] ?? `EC ${hex(ec)}` } };
}

function ofLoop(machine: Machine, core: number): Notice | undefined {
  const { cores } = machine;
  const pc = cores.pc(core);
  if (wordAt(machine, core, pc) !== ITSELF) return undefined;
  return { code: 'silence.loop', params: { core, el: cores.el(core), pc: hex(pc) } };
}

const TIMERS = [
  ['CNTV_CTL_EL0', ppi.virtualTimer],
  ['CNTP_CTL_EL0', ppi.physicalTimer],
  ['CNTHP_CTL_EL2', ppi.hypervisorTimer],
] as const;
const [ENABLE, IMASK] = [1n, 2n];

/** Waits in WFI, and nothing is set up that would end it. Undefined: it does not wait, or something may come. */
function ofSleep(machine: Machine, core: number): Notice | undefined {
  const { cores } = machine;
  if (cores.waiting(core) !== 'wfi') return undefined;
  const pc = hex(cores.pc(core));
  const armed = TIMERS.find(([name]) => (cores.sysreg(core, name) & (ENABLE | IMASK)) === ENABLE);
  if (armed === undefined) return { code: 'silence.wfi', params: { core, el: cores.el(core), pc } };
  const intid = intidOfPpi(armed[1]);
  const isEnabled = (((machine.gic.save().enabled[core] ?? 0) >>> intid) & 1) === 1;
  return isEnabled ? undefined : { code: 'silence.wfi-gic', params: { core, pc, timer: armed[0], intid } };
}

/** Where a kernel is told to print, by the tree that it gets. */
function ofTree({ layout }: Machine): Notice[] {
  if (layout.dtb === undefined || !layout.placed.some(({ what }) => what === 'stub')) return [];
  const tree = parseDtb(layout.deviceTree);
  const chosen = tree.root.children.find(({ name }) => name === 'chosen');
  const bootargs = (chosen && getStringList(chosen, 'bootargs')?.[0]) ?? '';
  const consoles = [...bootargs.matchAll(/(?:^|\s)console=([^\s,]+)/g)].map(([, name = '']) => name);
  const found: Notice[] = [];
  if (!hasUart(tree)) found.push({ code: 'silence.no-uart', params: { address: hex(pl011.base) } });
  const last = consoles.at(-1);
  if (last !== undefined && !consoles.some((name) => name.startsWith('ttyAMA')))
    found.push({ code: 'silence.console', params: { console: last } });
  return found;
}

function hasUart({ root }: DeviceTree): boolean {
  const isUart = (node: DeviceTreeNode, depth: number): boolean =>
    getStringList(node, 'compatible')?.includes('arm,pl011') === true ||
    (depth < 4 && node.children.some((child) => isUart(child, depth + 1)));
  return isUart(root, 0);
}
