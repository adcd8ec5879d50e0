package io.orderlog.faults.check;

import io.orderlog.domain.TimelessDecider;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Answer.NotWritten;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Unknown;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Position;
import io.orderlog.faults.history.Request;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A history and a log, written down by hand. The order is always the same, and costs 9.95 EUR. */
final class SampleHistory {

  static final OrderCommand PLACE = new PlaceOrder("c-1", Currency.getInstance("EUR"),
      List.of(new OrderLine("mug", 1, 995), new OrderLine("sticker", 1, 0)));
  static final OrderCommand MORE_STICKERS = new ChangeQuantity("sticker", 5);
  static final OrderCommand PAY = new PayOrder("p-1", new BigDecimal("9.95"));
  static final OrderCommand CANCEL = new CancelOrder("no");

  private static final String ORDER = "order-1";

  private final List<Attempt<OrderCommand>> attempts = new ArrayList<>();
  private final List<LoggedEvent> committed = new ArrayList<>();
  private final Set<Position> aborted = new HashSet<>();

  /** One command as it was sent: {@code sample.sent("pay", PAY).from(1).to(2).accepted(…)}. */
  final class Sent {

    private final Request<OrderCommand> request;
    private long start;
    private long end;

    private Sent(Request<OrderCommand> request) {
      this.request = request;
    }

    Sent from(long time) {
      start = time;
      return this;
    }

    Sent to(long time) {
      end = time;
      return this;
    }

    SampleHistory accepted(long version, long offset, String status) {
      return answered(new Accepted(version, new Position(0, offset), status, false));
    }

    SampleHistory replayed(long version, long offset, String status) {
      return answered(new Accepted(version, new Position(0, offset), status, true));
    }

    SampleHistory refused(String reason, long version) {
      return answered(new Refused(409, reason, version));
    }

    SampleHistory unknown() {
      return answered(new Unknown("timeout"));
    }

    SampleHistory notWritten() {
      return answered(new NotWritten("no writer"));
    }

    private SampleHistory answered(Answer answer) {
      attempts.add(new Attempt<>(1, request, start, end, answer));
      return SampleHistory.this;
    }
  }

  Sent sent(String commandId, OrderCommand command) {
    return new Sent(new Request<>(ORDER, commandId, command, null));
  }

  Sent sentIfMatch(@Nullable Long version, String commandId, OrderCommand command) {
    return new Sent(new Request<>(ORDER, commandId, command, version));
  }

  SampleHistory placed(long offset, long version, String commandId) {
    return logged(offset, version, commandId, "order.placed.v1", """
        {"customerId":"c-1","currency":"EUR","lines":[
         {"sku":"mug","quantity":1,"unitPriceMinor":995},
         {"sku":"sticker","quantity":1,"unitPriceMinor":0}],"totalMinor":995}""");
  }

  SampleHistory moreStickers(long offset, long version, String commandId) {
    return logged(offset, version, commandId, "order.quantity-changed.v1", """
        {"sku":"sticker","quantity":5,"totalMinor":995}""");
  }

  SampleHistory paid(long offset, long version, String commandId) {
    return logged(offset, version, commandId, "order.paid.v1", """
        {"paymentReference":"p-1","amountMinor":995,"currency":"EUR"}""");
  }

  SampleHistory logged(
      long offset, long version, String commandId, String type, String data) {
    committed.add(new LoggedEvent(
        new Position(0, offset), ORDER, version, commandId, type, Instant.EPOCH, data));
    return this;
  }

  SampleHistory aborted(long offset) {
    aborted.add(new Position(0, offset));
    return this;
  }

  /** An order placed from 1 to 2, accepted and logged. */
  static SampleHistory ofPlacedOrder() {
    return new SampleHistory().sent("place", PLACE).from(1).to(2).accepted(1, 0, "PLACED")
        .placed(0, 1, "place");
  }

  List<Anomaly> anomalies() {
    return anomalies(AllRules.ofOrders());
  }

  List<Anomaly> anomalies(
      TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider) {
    return anomalies(AllRules.ofOrders().with(decider));
  }

  private List<Anomaly> anomalies(
      Rules<OrderCommand, OrderState, OrderEvent, OrderRejection> rules) {
    return HistoryChecker.check(rules, attempts, new LogContent(committed, aborted)).stream()
        .map(Violation::anomaly).toList();
  }
}
