import type { Handlers } from 'hypervisor';

// What this firmware promises its guests: yours to keep, not to change.
const VERSION = 0x1000{{minor}}n;
const OFFERS_MIGRATE_INFO: boolean = {{migrate}};
const KNOWS_LEVELS: boolean = {{levels}};
const EXTENDED_STATE_ID: boolean = {{extended}};
const MISALIGNED = -{{misaligned}}n;

const KNOWN = [0, 1, 2, 3, 4, 6, 8, 9, 10].filter((n) => n !== 6 || OFFERS_MIGRATE_INFO);
const known = (id: number): boolean => {
  const n = id % 0x1000000;
  if (id === 0x84000000 + n) return KNOWN.includes(n);
  return id === 0xc4000000 + n && [1, 3, 4].includes(n);
};

// Results of 32 bits, unsigned: a guest looks at w0.
const result = (n: number | bigint): bigint => BigInt.asUintN(32, BigInt(n));

export function psci(...[call, vcpu, identifier]: Parameters<Handlers['psci']>): bigint | undefined {
  const id = Number(identifier);
  const { vcpus } = vcpu.vm;
  if (!known(id)) return result(-1);
  const x = [1, 2, 3].map((n) => BigInt.asUintN(id < 0xc4000000 ? 32 : 64, call.frame.x(n)));
  const [x1 = 0n, x2 = 0n, x3 = 0n] = x;
  const n = id & 0xff;
  if (n === 0) return VERSION;
  if (n === 6) return result(2);
  if (n === 10) {
    if (Number(x1) === 0x80000000) return 0n;
    if (!known(Number(x1))) return result(-1);
    return result(EXTENDED_STATE_ID && (Number(x1) & 0xff) === 1 ? 2 : 0);
  }
  if (n === 1) {
    const bad = EXTENDED_STATE_ID ? [28n, 29n, 31n] : [17n, 18n, 19n, 20n, 21n, 22n, 23n, 26n, 27n, 28n, 29n, 30n, 31n];
    if (bad.some((bit) => ((x1 >> bit) & 1n) === 1n)) return result(-2);
    vcpu.state.waiting = true;
    return 0n;
  }
  if (n === 2) {
    vcpu.state.power = 'off';
    let left = 0;
    for (const { state } of vcpus) if (state.power === 'on') left++;
    if (left === 0) vcpu.vm.stop('off');
    return undefined;
  }
  if (n === 8) {
    vcpu.vm.stop('off');
    return undefined;
  }
  if (n === 9) {
    vcpu.vm.restart();
    return undefined;
  }
  if (n === 4 && x2 !== 0n) return result(KNOWS_LEVELS ? 0 : -2);
  if (x1 >= BigInt(vcpus.length)) return result(-2);
  const target = vcpus[Number(x1)];
  if (target === undefined) return result(-2);
  const { power, start } = target.state;
  if (n === 4) {
    if (power === 'off') return 1n;
    return start === null ? 0n : 2n;
  }
  if (power === 'on' && start !== null) return result(-5);
  if (power === 'on') return result(-4);
  if ((Number(x2 & 3n)) !== 0) return result(MISALIGNED);
  for (const map of vcpu.vm.plan.maps) {
    if (map.attributes !== 'memory' || x2 < BigInt(map.ipa) || x2 >= BigInt(map.ipa + map.size)) continue;
    target.powerOn(x2, x3);
    return 0n;
  }
  return result(-9);
}
