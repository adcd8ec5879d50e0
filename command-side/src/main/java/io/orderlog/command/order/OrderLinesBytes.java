package io.orderlog.command.order;

import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The lines of an order, or of what becomes one, as bytes of a state. */
public final class OrderLinesBytes {

  private OrderLinesBytes() {}

  /** Their currency, how many there are, and each. */
  public static void write(OrderLines lines, ByteWriter out) {
    out.text(lines.currency().getCurrencyCode()).number(lines.lines().size());
    for (OrderLine line : lines.lines()) {
      out.text(line.sku()).number(line.quantity()).number(line.unitPriceMinor());
    }
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws MalformedBytesException if the bytes are something else
   */
  public static OrderLines read(ByteReader in) {
    Currency currency = in.currency();
    int count = in.count();
    List<OrderLine> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      lines.add(new OrderLine(in.text(), (int) in.number(), in.number()));
    }
    return new OrderLines(currency, lines);
  }
}
