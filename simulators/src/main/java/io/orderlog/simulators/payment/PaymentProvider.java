package io.orderlog.simulators.payment;

import io.orderlog.http.Json;
import io.orderlog.simulators.Faults;
import io.orderlog.simulators.journal.Journal;
import io.orderlog.simulators.journal.Journal.Place;
import io.orderlog.simulators.payment.Operation.Kind;
import io.orderlog.simulators.payment.Reply.Done;
import io.orderlog.simulators.payment.Step.News;
import io.orderlog.simulators.webhook.Notice;
import io.orderlog.simulators.webhook.Notices;
import io.orderlog.simulators.webhook.Outbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A payment provider. Each call is carried out once, whatever it is asked how often, as long as the
 * key is the same; what it did is in its file before it is answered. Thread-safe: one call at a
 * time.
 */
public final class PaymentProvider implements Outbox, AutoCloseable {

  /** When something happens to a payment by itself, unless it has changed by then. */
  private record Due(Instant at, String paymentId) {}

  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private final Map<String, Set<String>> byReference = new HashMap<>();
  /** By key: in which line of the file each call is. There are many, and few are ever asked for. */
  private final Map<String, Place> calls = new LinkedHashMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final Journal<Change> journal;
  private final PaymentRules rules;
  private final boolean tells;
  private final Notices notices;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * Opens the provider with all that it did before.
   *
   * @param file all that has happened; made if it is not there
   * @param later how long what comes later takes
   * @param tells whether anybody wants to hear of what happens
   * @param ids new ones
   * @throws io.orderlog.simulators.journal.UnusableJournalException if the file cannot be used
   */
  public PaymentProvider(Path file, Duration later, boolean tells, Faults faults,
      InstantSource clock, Supplier<String> ids) {
    this.rules = new PaymentRules(later);
    this.notices = new Notices(faults, later, ids);
    this.tells = tells;
    this.clock = clock;
    this.ids = ids;
    this.journal = Journal.open(file, Change.class, this::apply);
  }

  /**
   * Somebody wants to pay.
   *
   * @param url where the customer would confirm it, by the payment's id
   */
  synchronized Reply pay(String key, NewPayment asked, Function<String, String> url) {
    return once(key, "POST /v1/payments " + Json.text(asked), () -> {
      String id = "pay_" + ids.get();
      boolean isFirst = withReference(asked.reference()).isEmpty();
      return rules.begin(id, key, asked, isFirst, url.apply(id), now());
    });
  }

  /** Some of the money that a payment holds is to move. */
  synchronized Reply move(String key, String paymentId, Kind kind, long amount) {
    Payment payment = payments.get(paymentId);
    if (payment == null) {
      return new Reply.NoSuchPayment();
    }
    return once(key, kind + " " + paymentId + " " + amount, () -> switch (kind) {
      case CAPTURE -> rules.capture(payment, key, amount, now());
      case VOID -> rules.cancel(payment, key);
      case REFUND -> rules.refund(payment, key, amount);
      case CHARGEBACK -> throw new IllegalArgumentException("nobody can ask for a chargeback");
    });
  }

  /** The customer does what was asked, if anything is; empty if there is no such payment. */
  synchronized Optional<Payment> confirm(String paymentId) {
    find(paymentId).flatMap(rules::confirm).ifPresent(step -> record(step, null));
    return find(paymentId);
  }

  synchronized Optional<Payment> find(String paymentId) {
    return Optional.ofNullable(payments.get(paymentId));
  }

  synchronized List<Payment> withReference(String reference) {
    return byReference.getOrDefault(reference, Set.of()).stream()
        .flatMap(id -> find(id).stream()).toList();
  }

  synchronized List<Payment> payments() {
    return List.copyOf(payments.values());
  }

  synchronized List<Call> calls() {
    return calls.values().stream().map(this::callAt).toList();
  }

  @Override
  public synchronized void passTime() {
    Instant now = clock.instant();
    while (!due.isEmpty() && !due.element().at().isAfter(now)) {
      Due next = due.element();
      find(next.paymentId()).flatMap(payment -> rules.passTime(payment, now))
          .ifPresent(step -> record(step, null));
      // Not before: what the file does not take is still due.
      due.remove(next);
    }
  }

  @Override
  public synchronized List<Notice> due() {
    return notices.due(clock.instant());
  }

  /** That may be told twice; so it need not be on the disk. */
  @Override
  public synchronized void becomes(Notice notice) {
    Change change = new Change(null, null, List.of(notice));
    apply(change, journal.note(change));
  }

  @Override
  public synchronized void close() {
    journal.close();
  }

  private Reply once(String key, String request, Supplier<Step> carryOut) {
    Place place = calls.get(key);
    if (place != null) {
      Call earlier = callAt(place);
      return earlier.request().equals(request)
          ? new Done(earlier, true, false)
          : new Reply.KeyReused();
    }
    Step step = carryOut.get();
    Call call = new Call(key, now(), request, step.after().id(), answer(step));
    record(step, call);
    return new Done(call, false,
        step.after().method().equals(PaymentMethod.SLOW.token()));
  }

  private static String answer(Step step) {
    return Json.text(step.operation() == null
        ? PaymentDocument.of(step.after())
        : OperationDocument.of(step.after(), step.operation()));
  }

  private void record(Step step, @Nullable Call call) {
    Change change = new Change(step.after(), call, tells
        ? step.news().stream().map(news -> notice(step.after(), news)).toList()
        : List.of());
    apply(change, journal.append(change));
  }

  private void apply(Change change, Place place) {
    Payment payment = change.payment();
    if (payment != null) {
      payments.put(payment.id(), payment);
      byReference.computeIfAbsent(payment.reference(), _ -> LinkedHashSet.newLinkedHashSet(1))
          .add(payment.id());
      payment.nextDue().ifPresent(at -> due.add(new Due(at, payment.id())));
    }
    Call call = change.call();
    if (call != null) {
      calls.put(call.key(), place);
    }
    notices.take(change.notices());
  }

  private Call callAt(Place place) {
    return Objects.requireNonNull(journal.read(place).call(), "a line of a call");
  }

  private Notice notice(Payment payment, News news) {
    Instant now = now();
    String what = payment.key() + "/" + payment.operations().size() + "/" + news.type();
    return notices.about(what, Json.text(WebhookDocument.of(payment, news, now)), now);
  }

  /** As it is written down. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
