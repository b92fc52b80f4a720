qemu-system-aarch64 -machine virt,virtualization=on -cpu cortex-a72 \
  -smp {{cores}} -m {{megabytes:d}}M -nographic -kernel hv.bin \
  -device loader,file=guest.bin,addr={{kernel}},force-raw=on \
  -device loader,file=initrd,addr={{initrd}},force-raw=on
