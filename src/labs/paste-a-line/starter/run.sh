qemu-system-aarch64 {{machine}} \
  -cpu cortex-a72 {{little}} -nographic \
  -kernel hv.bin -append "{{console}}" \
  -device loader,file=guest.dtb,addr={{wrongTree}},force-raw=on \
  -device loader,file=guest.bin,addr={{kernel}},force-raw=on \
  -device loader,file=initrd,addr={{wrongInitrd}},force-raw=on
