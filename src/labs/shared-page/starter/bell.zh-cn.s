// 两台客户机都用的两个子程序。x0 到 x18 和标志位可以随便改。
        .global send, take
        .set    RING, ({{type}} << 8) + {{ring}}
        .set    BELL, {{bell:d}}
        .set    GICC, 0x08010000

// x0：共享页，x1 和 x2：一条消息。x1 放在页内偏移 {{first}} 处，
// x2 放在 {{second}} 处。然后调用 RING：x7 = RING，hvc #0。结果
// 留在 x0。
send:   ret

// x0：共享页。应答挂起的中断（GICC_IAR，偏移 0xc）。如果编号
// （第 9 到 0 位）是 BELL：把消息读进 x1 和 x2，并结束这个中断
// （GICC_EOIR，偏移 0x10）。编号放进 x0。
take:   ret
