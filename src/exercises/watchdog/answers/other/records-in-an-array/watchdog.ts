import { HANDLERS, NOT_SUPPORTED, type Handlers } from 'hypervisor';

interface Dog {
  period: bigint;
  last: bigint;
  starts: number;
  bitten: number;
}
const dogs: Dog[] = [0, 1, 2, 3].map(() => ({ period: 0n, last: 0n, starts: 0, bitten: 0 }));

export const documentCall: Handlers['documentCall'] = ({ el2, frame }, { vm }, type, event) => {
  const dog = dogs[vm.plan.index];
  if (type !== {{type}} || dog === undefined) return NOT_SUPPORTED;
  if (dog.starts !== vm.state.starts) dog.period = 0n;
  switch (event) {
    case {{why}}:
      return BigInt(dog.bitten);
    case {{kick}}:
      if (dog.period === 0n) return NOT_SUPPORTED;
      break;
    case {{watch}}: {
      const x0 = frame.x(0);
      if (x0 !== 0n && (x0 < {{min:d}}n || x0 > {{max:d}}n)) return NOT_SUPPORTED;
      Object.assign(dog, { period: x0, starts: vm.state.starts });
      break;
    }
    default:
      return NOT_SUPPORTED;
  }
  dog.last = el2.mrs('CNTPCT_EL0');
  return 0n;
};

export const schedule: Handlers['schedule'] = (call) => {
  const { el2, vms } = call;
  const awake = (): { dog: Dog; n: number }[] =>
    dogs.flatMap((dog, n) => {
      const state = vms[n]?.state;
      return dog.period > 0n && state?.power === 'on' && state.starts === dog.starts ? [{ dog, n }] : [];
    });
  for (const { dog, n } of awake()) {
    if (el2.mrs('CNTPCT_EL0') - dog.last < dog.period) continue;
    dog.period = 0n;
    if (dog.bitten === {{lives:d}}) vms[n]?.stop('failed');
    else {
      dog.bitten += 1;
      vms[n]?.restart();
    }
  }
  const outcome = HANDLERS.schedule(call);
  const times = awake().map(({ dog }) => dog.last + dog.period);
  if ((el2.mrs('CNTHP_CTL_EL2') & 1n) === 1n) times.push(el2.mrs('CNTHP_CVAL_EL2'));
  const first = times.sort((a, b) => (a < b ? -1 : 1))[0];
  if (first !== undefined) {
    el2.msr('CNTHP_CVAL_EL2', first);
    el2.msr('CNTHP_CTL_EL2', 1n);
  }
  return outcome;
};
