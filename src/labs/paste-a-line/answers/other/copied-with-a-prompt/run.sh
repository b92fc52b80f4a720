$ sudo qemu-system-aarch64 -m 128M -m 2G -cpu max -machine \
  virt-7.2,virtualization=on -serial mon:stdio -display none \
  -device loader,file=guest.dtb,addr={{tree}},force-raw=on \
  -device loader,file=guest.bin,addr={{kernel}},force-raw=on \
  -device loader,file=initrd,addr={{initrd}},force-raw=on \
  -kernel hv.bin -append console=ttyAMA0 | tee log
