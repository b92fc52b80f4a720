/* A user of /dev/kvm: one VCpu with a vGIC and PSCI; what the guest writes to its UART is printed. */
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

/* The guest's image, put in by the linker. */
extern const uint8_t _binary_guest_bin_start[], _binary_guest_bin_end[];

#define RAM 0x40000000
#define RAM_SIZE (16 << 20)
#define ENTRY (RAM + 0x80000)
#define REG_PC 0x6030000000100040ull
#define CHECK(call) ({ long result_ = (long)(call); if (result_ < 0) { perror(#call); exit(1); } result_; })

static void set_vgic(int vgic, uint32_t group, uint64_t attribute, uint64_t *value) {
  struct kvm_device_attr attr = {.group = group, .attr = attribute, .addr = (uint64_t)value};
  CHECK(ioctl(vgic, KVM_SET_DEVICE_ATTR, &attr));
}

int main(void) {
  int kvm = CHECK(open("/dev/kvm", O_RDWR));
  int vm = CHECK(ioctl(kvm, KVM_CREATE_VM, 0));
  uint8_t *ram = mmap(0, RAM_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  memcpy(ram + ENTRY - RAM, _binary_guest_bin_start, _binary_guest_bin_end - _binary_guest_bin_start);
  struct kvm_userspace_memory_region region = {.guest_phys_addr = RAM, .memory_size = RAM_SIZE, .userspace_addr = (uint64_t)ram};
  CHECK(ioctl(vm, KVM_SET_USER_MEMORY_REGION, &region));

  int vcpu = CHECK(ioctl(vm, KVM_CREATE_VCPU, 0));
  struct kvm_create_device vgic = {.type = KVM_DEV_TYPE_ARM_VGIC_V2};
  CHECK(ioctl(vm, KVM_CREATE_DEVICE, &vgic));
  uint64_t distributor = 0x08000000, cpu_interface = 0x08010000, pc = ENTRY;
  set_vgic(vgic.fd, KVM_DEV_ARM_VGIC_GRP_ADDR, KVM_VGIC_V2_ADDR_TYPE_DIST, &distributor);
  set_vgic(vgic.fd, KVM_DEV_ARM_VGIC_GRP_ADDR, KVM_VGIC_V2_ADDR_TYPE_CPU, &cpu_interface);
  struct kvm_vcpu_init init;
  CHECK(ioctl(vm, KVM_ARM_PREFERRED_TARGET, &init));
  init.features[0] |= 1 << KVM_ARM_VCPU_PSCI_0_2;
  CHECK(ioctl(vcpu, KVM_ARM_VCPU_INIT, &init));
  set_vgic(vgic.fd, KVM_DEV_ARM_VGIC_GRP_CTRL, KVM_DEV_ARM_VGIC_CTRL_INIT, 0);
  struct kvm_one_reg reg = {.id = REG_PC, .addr = (uint64_t)&pc};
  CHECK(ioctl(vcpu, KVM_SET_ONE_REG, &reg));

  long size = CHECK(ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0));
  struct kvm_run *run = mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED, vcpu, 0);
  for (;;) {
    CHECK(ioctl(vcpu, KVM_RUN, 0));
    if (run->exit_reason == KVM_EXIT_MMIO && run->mmio.is_write) {
      putchar(run->mmio.data[0]);
      continue;
    }
    if (run->exit_reason == KVM_EXIT_SYSTEM_EVENT) printf("\nguest of KVM: off\n");
    else printf("\nguest of KVM: exit reason %u\n", run->exit_reason);
    return 0;
  }
}
