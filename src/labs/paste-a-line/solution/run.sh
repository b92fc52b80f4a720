qemu-system-aarch64 -machine virt,virtualization=on \
  -cpu cortex-a72 -m 1G -nographic \
  -kernel hv.bin -append "console=ttyAMA0" \
  -device loader,file=guest.dtb,addr={{tree}},force-raw=on \
  -device loader,file=guest.bin,addr={{kernel}},force-raw=on \
  -device loader,file=initrd,addr={{initrd}},force-raw=on
