import { NOT_SUPPORTED, type Call, type Handlers, type VCpu } from 'hypervisor';

type Service = (call: Call, vcpu: VCpu) => boolean;
const homes: (number | undefined)[] = [];

const share: Service = ({ frame }, { vm }) => {
  const { index } = vm.plan;
  const ipa = frame.x(0);
  if (homes[index] !== undefined || frame.x(1) !== 0x1000n || (ipa & 0xfffn) !== 0n) return false;
  if (ipa >> 28n !== 6n) return false;
  homes[index] = Number(ipa);
  vm.pageTable.map(Number(ipa), {{page}}, 0x1000, 'memory');
  return true;
};

const ring: Service = ({ vms }, { vm }) => {
  if (vms.some(({ plan }) => homes[plan.index] === undefined)) return false;
  for (const { plan, vgic, vcpus } of vms)
    for (const to of vcpus) if (plan.index !== vm.plan.index) vgic.sendSgi(1, to, {{bell:d}});
  return true;
};

const services: Readonly<Record<number, Service>> = { [{{share}}]: share, [{{ring}}]: ring };

export const documentCall: Handlers['documentCall'] = (call, vcpu, type, event) =>
  type === {{type}} && services[event]?.(call, vcpu) === true ? 0n : NOT_SUPPORTED;
