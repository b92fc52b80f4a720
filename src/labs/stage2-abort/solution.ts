import starter from './starter.ts';

const head = starter.slice(0, starter.indexOf('  // 1. Which IPA?'));

export default `${head}  const { el2, frame } = call;
  const bit = (n: bigint): boolean => ((esr >> n) & 1n) === 1n;
  const page = (el2.mrs('HPFAR_EL2') >> 4n) << 12n;
  const ipa = Number(page | (el2.mrs('FAR_EL2') & 0xfffn));
  const mine = ipa >= DEVICE && ipa < DEVICE + 0x1000;
  if (esr >> 26n !== 0x24n || !mine || !bit(24n))
    return HANDLERS.trap(call, vcpu, esr);

  const bits = 8 << Number((esr >> 22n) & 3n);
  const register = Number((esr >> 16n) & 31n);
  if (bit(6n)) {
    writeDevice(ipa - DEVICE, BigInt.asUintN(bits, frame.x(register)));
  } else {
    const read = readDevice(ipa - DEVICE);
    const value = bit(21n)
      ? BigInt.asIntN(bits, read)
      : BigInt.asUintN(bits, read);
    frame.setX(register, BigInt.asUintN(bit(15n) ? 64 : 32, value));
  }
  frame.skip();
};
`;
