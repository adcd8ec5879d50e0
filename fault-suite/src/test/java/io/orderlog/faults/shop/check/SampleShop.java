package io.orderlog.faults.shop.check;

import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Approve;
import io.orderlog.domain.fulfilment.FulfilmentCommand.Deliver;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HandOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailRejection;
import io.orderlog.domain.mail.MailState;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.product.ProductState;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitRejection;
import io.orderlog.domain.wait.WaitState;
import io.orderlog.faults.history.Answer.Refused.Article;
import io.orderlog.faults.history.History;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.faults.shop.ShopHistory;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.outside.LabelBooks;
import io.orderlog.faults.shop.outside.Ledger;
import io.orderlog.faults.shop.outside.Mailbox.Message;
import io.orderlog.faults.shop.outside.Mailbox;
import io.orderlog.faults.shop.outside.Subscriber.Taken;
import io.orderlog.faults.shop.outside.Subscriber;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A day in a shop, in one thread and without a mistake, in whose evidence mistakes can be planted.
 * A mug costs 9.95 EUR and there are five; each order is of two.
 */
final class SampleShop {

  static final String DELIVERED = order(1);
  static final String CANCELLED = order(2);
  static final String UNPAID = order(3);
  static final String RETURNED = order(4);
  static final String SOLD_OUT = order(5);

  /** Who has waited longer, and who has not. */
  static final String FIRST = "00000000-0000-4000-8000-0000000000a1";
  static final String SECOND = "00000000-0000-4000-8000-0000000000a2";

  static final String ADA = RiskSubject.customer("ada").id();
  static final String REVIEWED = order(6);
  static final String REFUSED = order(7);

  private static final FulfilmentTimes TIMES = FulfilmentTimes.usual();
  private static final RiskPolicy POLICY = RiskPolicy.parse("customer: 5 in 1h");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MUG = "mug";
  private static final String PRICE = "9.95";
  private static final Currency EUR = Currency.getInstance("EUR");
  /** No id of a command has it as it is. */
  private static final String TEA = "Grüner Tee, 100 %";

  private final ShopHistory history = new ShopHistory();
  private final ShopLogs none =
      logs(history, _ -> new LogContent(List.of(), Set.of()));
  private final SampleLog<CartCommand, CartState, CartEvent, CartRejection> carts =
      new SampleLog<>(none.carts().definition(), history.carts());
  private final SampleLog<OrderCommand, OrderState, OrderEvent, OrderRejection> orders =
      new SampleLog<>(none.orders().definition(), history.orders());
  private final SampleLog<StockCommand, StockState, StockEvent, StockRejection> stock =
      new SampleLog<>(none.stock().definition(), history.stock());
  private final SampleLog<WaitCommand, WaitState, WaitEvent, WaitRejection> waits =
      new SampleLog<>(none.waits().definition(), history.waits());
  private final SampleLog<ProductCommand, ProductState, ProductEvent, ProductRejection> products =
      new SampleLog<>(none.products().definition(), history.products());
  private final SampleLog<RiskCommand, RiskState, RiskEvent, RiskRejection> risk =
      new SampleLog<>(none.risk().definition(), history.risk());
  private final SampleLog<PaymentCommand, PaymentState, PaymentEvent,
      PaymentRejection> payments =
          new SampleLog<>(none.payments().definition(), new History<>());
  private final SampleLog<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> fulfilments =
          new SampleLog<>(none.fulfilments().definition(), history.fulfilments());
  private final SampleLog<MailCommand, MailState, MailEvent, MailRejection> mails =
      new SampleLog<>(none.mails().definition(), new History<>());
  private final SampleProvider provider = new SampleProvider();
  private final Map<String, List<LoggedEvent>> contents = new HashMap<>();
  private Instant now = SampleLog.MORNING;
  private Ledger ledger = Ledger.EMPTY;
  private LabelBooks labels = LabelBooks.EMPTY;
  private UnaryOperator<List<Taken>> told = UnaryOperator.identity();
  private Mailbox mailbox = Mailbox.EMPTY;
  private final Set<String> parked = new HashSet<>();

  private SampleShop() {}

  /** One order of each end: all that the evidence has is right. */
  static SampleShop ofOneDay() {
    SampleShop shop = new SampleShop();
    shop.stock.ask(MUG, new StockCommand.Receive(5, "delivery"), shop.now);
    shop.checkOut(1, "ok");
    shop.send(DELIVERED);
    shop.fulfil(DELIVERED,
        new FulfilmentCommand.RefundSome(new BigDecimal("1.50"), "a scratch"));
    shop.checkOut(2, "ok");
    shop.orders.ask(CANCELLED, new OrderCommand.CancelOrder("changed my mind"), shop.now);
    shop.settle();
    shop.checkOut(3, "declined");
    shop.pass(Duration.ofMinutes(15));
    shop.checkOut(4, "ok");
    shop.send(RETURNED);
    shop.orders.ask(RETURNED, new OrderCommand.ReturnOrder("too small"), shop.now);
    shop.settle();
    shop.stock.ask(MUG, new StockCommand.Adjust(-2, "stock-taking"), shop.now);
    shop.checkOut(5, "ok");
    shop.keep();
    return shop;
  }

  /** An order whose money is taken, and whose parcel stands there. */
  static SampleShop ofOnePaidOrder() {
    SampleShop shop = new SampleShop();
    shop.stock.ask(MUG, new StockCommand.Receive(5, "delivery"), shop.now);
    shop.checkOut(1, "ok");
    shop.keep();
    return shop;
  }

  /** An order of something whose name stands in ids of commands as a hash. */
  static SampleShop ofTea() {
    SampleShop shop = new SampleShop();
    shop.stock.ask(TEA, new StockCommand.Receive(5, "delivery"), shop.now);
    shop.checkOut(1, TEA, "ok");
    shop.send(DELIVERED);
    shop.keep();
    return shop;
  }

  /** Two have waited for a mug when one came. */
  static SampleShop ofTwoWhoWait() {
    SampleShop shop = new SampleShop();
    shop.waits.ask(MUG, new WaitCommand.Join(FIRST, "ada@example.org"), shop.now);
    shop.waits.ask(MUG, new WaitCommand.Join(SECOND, "bob@example.org"), shop.now);
    shop.stock.ask(MUG, new StockCommand.Receive(1, "delivery"), shop.now);
    shop.settle();
    shop.keep();
    return shop;
  }

  /** Five orders pass, one is looked at and approved, and one comes of somebody who is blocked. */
  static SampleShop ofOneSuspect() {
    SampleShop shop = new SampleShop();
    shop.stock.ask(MUG, new StockCommand.Receive(50, "delivery"), shop.now);
    for (int number = 1; number <= 6; number++) {
      shop.checkOut(number, "ok");
    }
    shop.fulfil(REVIEWED, new Approve("a good customer"));
    shop.risk.ask(ADA, new RiskCommand.Block("a suspicion"), shop.now);
    shop.checkOut(7, "ok");
    shop.keep();
    return shop;
  }

  /** A mug is sold for what it has always cost. */
  static SampleShop ofCatalogue() {
    return ofCatalogue(Duration.ofMinutes(1));
  }

  /** It was listed that long ago. */
  static SampleShop ofCatalogue(Duration ago) {
    SampleShop shop = new SampleShop();
    shop.stock.ask(MUG, new StockCommand.Receive(5, "delivery"), shop.now);
    shop.products.ask(MUG, new ProductCommand.ListProduct("Mug", "", prices(PRICE)), shop.now);
    return shop.later(ago);
  }

  /** Mugs cost that from now on. */
  SampleShop priced(String price) {
    products.ask(MUG, new ProductCommand.ChangeProduct("Mug", "", prices(price)), now);
    return kept();
  }

  /** Mugs are sold no more. */
  SampleShop delisted() {
    products.ask(MUG, new ProductCommand.Delist(), now);
    return kept();
  }

  /** It is that much later. */
  SampleShop later(Duration time) {
    pass(time);
    return kept();
  }

  /** Mugs are in a new cart at this price, whatever they cost. */
  SampleShop filled(int number, String price) {
    fill(number, MUG, price);
    return kept();
  }

  /** The cart becomes an order. */
  SampleShop ordered(int number) {
    order(number, "ok");
    return kept();
  }

  /** Somebody is told that he cannot put mugs into the cart at this price. */
  SampleShop refusedLine(int number, String price, String reason, Article... articles) {
    carts.refuse(cart(number).text(), line(MUG, price), now, reason, List.of(articles));
    return this;
  }

  /** Somebody is told that he cannot order the mugs that are in the cart. */
  SampleShop refusedOrder(int number, String reason, Article... articles) {
    carts.refuse(cart(number).text(), checkout(number, "ok"), now, reason, List.of(articles));
    return this;
  }

  static Article mugFor(String price) {
    return new Article(MUG, Optional.of(new BigDecimal(price)));
  }

  static Article noMug() {
    return new Article(MUG, Optional.empty());
  }

  private SampleShop kept() {
    keep();
    return this;
  }

  private static List<Price> prices(String price) {
    return List.of(new Price(EUR, new BigDecimal(price).movePointRight(2).longValueExact()));
  }

  ShopEvidence evidence() {
    return evidence(Duration.ZERO);
  }

  /** As if it were so much later. */
  ShopEvidence evidence(Duration later) {
    return new ShopEvidence(logs(history,
        name -> new LogContent(contents.getOrDefault(name, List.of()), Set.of())), ledger, labels,
        mailbox, subscriber(), now.plus(later), Duration.ZERO, Set.copyOf(parked));
  }

  /** He was told of everything, unless something else is said. */
  private Subscriber subscriber() {
    List<Taken> taken = new ArrayList<>();
    contents.forEach((log, content) -> content.forEach(event -> taken.add(new Taken(log,
        event.streamId(), event.version(), event.type(), JSON.readTree(event.data())))));
    return new Subscriber(true, told.apply(taken));
  }

  private static ShopLogs logs(ShopHistory history, Function<String, LogContent> content) {
    return ShopLogs.of(TIMES, Carriage.BY_HAND, Mailing.BY_MAIL, POLICY, history, content);
  }

  /** What follows from the event waits for an operator. */
  SampleShop parked(String log, Predicate<LoggedEvent> which) {
    LoggedEvent event = content(log).get(last(content(log), which));
    parked.add(log + "/" + event.streamId() + "/" + event.version());
    return this;
  }

  /** The event is not there. */
  SampleShop without(String log, Predicate<LoggedEvent> which) {
    List<LoggedEvent> content = content(log);
    content.remove(last(content, which));
    return this;
  }

  /** The event says something else. */
  SampleShop changed(
      String log, Predicate<LoggedEvent> which, UnaryOperator<LoggedEvent> change) {
    List<LoggedEvent> content = content(log);
    content.set(last(content, which), change.apply(content.get(last(content, which))));
    return this;
  }

  /** One more event, made of one that is there. */
  SampleShop added(
      String log, Predicate<LoggedEvent> like, UnaryOperator<LoggedEvent> change) {
    List<LoggedEvent> content = content(log);
    content.add(change.apply(content.get(last(content, like))));
    return this;
  }

  /** The provider knows of something else. */
  SampleShop changed(UnaryOperator<Ledger> change) {
    ledger = change.apply(ledger);
    return this;
  }

  /** The carrier has other labels than nobody's. */
  SampleShop withLabels(LabelBooks books) {
    labels = books;
    return this;
  }

  /** Customers have got other mails. */
  SampleShop withMailbox(UnaryOperator<List<Message>> change) {
    mailbox = new Mailbox(change.apply(new ArrayList<>(mailbox.messages())));
    return this;
  }

  /** Somebody outside was told of something else. */
  SampleShop withTold(UnaryOperator<List<Taken>> change) {
    told = change;
    return this;
  }

  /** The newest one is meant. */
  private static int last(List<LoggedEvent> content, Predicate<LoggedEvent> which) {
    for (int i = content.size() - 1; i >= 0; i--) {
      if (which.test(content.get(i))) {
        return i;
      }
    }
    throw new AssertionError("there is none in " + content);
  }

  private List<LoggedEvent> content(String log) {
    return contents.computeIfAbsent(log, _ -> new ArrayList<>());
  }

  private static CartId cart(int number) {
    return new CartId("00000000-0000-4000-8000-00000000000" + number);
  }

  private static String order(int number) {
    return cart(number).order().text();
  }

  private void checkOut(int number, String method) {
    checkOut(number, MUG, method);
  }

  private void checkOut(int number, String sku, String method) {
    fill(number, sku, PRICE);
    order(number, method);
  }

  private void fill(int number, String sku, String price) {
    String cart = cart(number).text();
    carts.ask(cart, new CartCommand.OpenCart("ada", EUR), now);
    carts.ask(cart, line(sku, price), now);
  }

  private static CartCommand line(String sku, String price) {
    return new CartCommand.SetLine(sku, 2, new BigDecimal(price));
  }

  private void order(int number, String method) {
    carts.ask(cart(number).text(), checkout(number, method), now);
    settle();
  }

  private static CartCommand checkout(int number, String method) {
    return new CartCommand.Checkout(cart(number).order(), "ada@example.org",
        new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB"), method);
  }

  private void send(String order) {
    fulfil(order, new HandOver("DHL", "parcel"));
    fulfil(order, new Deliver());
  }

  private void fulfil(String order, FulfilmentCommand command) {
    fulfilments.ask(order, command, now);
    settle();
  }

  private void pass(Duration time) {
    now = now.plus(time);
    settle();
  }

  private void settle() {
    do {
      Stream.of(carts, orders, stock, waits, risk, payments, mails, fulfilments)
          .forEach(log -> log.passDeadlines(now));
      payments.states().forEach(this::askOutside);
      mails.states().forEach(this::sendMail);
    } while (Stream.of(carts, orders, stock, waits, risk, payments, mails, fulfilments)
        .map(log -> log.carry(this::carry)).toList().contains(true));
  }

  private void askOutside(String order, PaymentState state) {
    new PaymentAgenda().due(state).forEach(due -> {
      if (due instanceof Effect<PaymentCommand, PaymentRequest> effect) {
        payments.send("orderlog/answer/" + effect.transaction() + "/hash", order,
            provider.perform(effect.transaction(), effect.request(), now), now);
      }
    });
  }

  private void sendMail(String mail, MailState state) {
    if (state instanceof MailState.Requested asked) {
      String messageId = "<" + mail + "@shop.example>";
      mailbox = new Mailbox(Stream.concat(mailbox.messages().stream(), Stream.of(
          new Message(messageId, List.of(asked.letter().to()), 1))).toList());
      mails.send("orderlog/answer/sending/hash", mail, new RecordSent(messageId), now);
    }
  }

  private void carry(String id, Outgoing<?> outgoing) {
    String stream = outgoing.streamId();
    switch (outgoing.target()) {
      case ORDERS -> orders.send(id, stream, (OrderCommand) outgoing.command(), now);
      case STOCK -> stock.send(id, stream, (StockCommand) outgoing.command(), now);
      case PAYMENTS -> payments.send(id, stream, (PaymentCommand) outgoing.command(), now);
      case MAILS -> mails.send(id, stream, (MailCommand) outgoing.command(), now);
      case RISK -> risk.send(id, stream, (RiskCommand) outgoing.command(), now);
      case WAITS -> waits.send(id, stream, (WaitCommand) outgoing.command(), now);
      case SHIPMENTS -> throw new AssertionError("people see to parcels here");
      case FULFILMENTS ->
        fulfilments.send(id, stream, (FulfilmentCommand) outgoing.command(), now);
    }
  }

  private void keep() {
    Stream.of(carts, orders, stock, waits, products, risk, payments, mails, fulfilments)
        .forEach(log -> contents.put(log.name(), new ArrayList<>(log.events())));
    ledger = provider.ledger();
  }
}
