qemu-system-aarch64 -M virt -machine virtualization=on -cpu cortex-a72 \
  -device loader,addr={{initrd:d}},file=initrd,force-raw=on \
  -device loader,addr={{kernel}},file=guest.bin,force-raw=on \
  -nographic -m {{megabytes:d}} -smp cpus={{cores}} -kernel hv.bin
