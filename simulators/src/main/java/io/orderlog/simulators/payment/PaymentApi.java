package io.orderlog.simulators.payment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.http.Json;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.body.JsonFields;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.simulators.Faults;
import io.orderlog.simulators.call.KeyedCalls;
import io.orderlog.simulators.payment.Operation.Kind;
import io.orderlog.simulators.payment.Payment.Standing;
import io.orderlog.simulators.payment.Reply.Done;
import io.orderlog.simulators.payment.Reply.KeyReused;
import io.orderlog.simulators.payment.Reply.NoSuchPayment;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The provider over HTTP, and what only a simulator tells: who moved which money. */
public final class PaymentApi {

  private static final String ID = "id";
  private static final String REFERENCE = "reference";
  private static final int MAX_LENGTH = 255;
  private static final long MOST = (1L << 53) - 1;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final PaymentProvider provider;
  private final KeyedCalls calls;
  private final Duration slow;
  private final CountDownLatch closing = new CountDownLatch(1);

  /** @param slow how long a slow answer takes */
  public PaymentApi(PaymentProvider provider, Faults faults, Duration slow) {
    this.provider = provider;
    this.calls = new KeyedCalls("The provider", faults);
    this.slow = slow;
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    routes.post("/v1/payments", context -> post(context, this::pay));
    routes.post("/v1/payments/{id}/capture", context -> post(context, move(Kind.CAPTURE)));
    routes.post("/v1/payments/{id}/void", context -> post(context, move(Kind.VOID)));
    routes.post("/v1/payments/{id}/refunds", context -> post(context, move(Kind.REFUND)));
    routes.get("/v1/payments/{id}",
        context -> get(context, asked -> PaymentDocument.of(found(asked))));
    routes.get("/v1/payments", this::list);
    routes.post("/sim/payments/{id}/confirm", this::confirm);
    routes.get("/sim/ledger", context -> get(context,
        _ -> LedgerDocument.of(provider.payments(), provider.calls())));
  }

  /** Slow answers wait no longer. */
  public void hurry() {
    closing.countDown();
  }

  private void post(Context context, Function<Context, Function<String, Reply>> reader) {
    requirePlain(context);
    String key = KeyedCalls.keyOf(context);
    Function<String, Reply> asked = reader.apply(context);
    calls.requireWorking(key);
    switch (asked.apply(key)) {
      case KeyReused() -> throw KeyedCalls.keyReused();
      case NoSuchPayment() -> throw noSuchPayment(context);
      case Done done -> answer(context, done);
    }
  }

  private void answer(Context context, Done done) {
    if (done.isSlow()) {
      awaitSlowly();
    }
    calls.answer(context, done.call().key(), 201, done.isReplayed(), done.call().answer());
  }

  private Function<String, Reply> pay(Context context) {
    JsonFields fields = JsonFields.of(JsonBody.read(context));
    NewPayment asked = new NewPayment(text(fields, "reference"),
        fields.wholeNumber("amount", 1, MOST), currency(fields), text(fields, "method"));
    fields.check();
    String site = context.scheme() + "://" + context.host();
    return key -> provider.pay(key, asked, id -> site + "/sim/payments/" + id + "/confirm");
  }

  private Function<Context, Function<String, Reply>> move(Kind kind) {
    return context -> {
      JsonFields fields = JsonFields.of(JsonBody.read(context));
      long amount = kind == Kind.VOID ? 0 : fields.wholeNumber("amount", 1, MOST);
      fields.check();
      return key -> provider.move(key, context.pathParam(ID), kind, amount);
    };
  }

  private void list(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    String reference = parameters.text(REFERENCE)
        .or(() -> parameters.wrong(REFERENCE, "is missing")).orElse("");
    parameters.check(Set.of(REFERENCE));
    Json.write(context, Map.of("items",
        provider.withReference(reference).stream().map(PaymentDocument::of).toList()));
  }

  private void confirm(Context context) {
    requirePlain(context);
    JsonFields.of(JsonBody.read(context)).check();
    Payment payment = provider.confirm(context.pathParam(ID))
        .orElseThrow(() -> noSuchPayment(context));
    if (payment.standing() != Standing.AUTHORISED) {
      throw new ProblemException(Problem.of(409, "nothing-to-confirm",
          "The payment does not allow this", "The payment is "
              + OperationDocument.written(payment.standing())));
    }
    Json.write(context, PaymentDocument.of(payment));
  }

  private void get(Context context, Function<Context, Object> document) {
    requirePlain(context);
    Preconditions.requireNoTag(context);
    Json.write(context, document.apply(context));
  }

  private Payment found(Context context) {
    return provider.find(context.pathParam(ID)).orElseThrow(() -> noSuchPayment(context));
  }

  private static ProblemException noSuchPayment(Context context) {
    return new ProblemException(Problem.of(404, "payment-not-found", "No such payment",
        "There is no payment " + context.pathParam(ID)));
  }

  private static void requirePlain(Context context) {
    AcceptHeader.requireJson(context);
    QueryParameters.requireNone(context);
  }

  private static String currency(JsonFields fields) {
    String currency = text(fields, "currency");
    return currency.isEmpty() || CURRENCY.matcher(currency).matches()
        ? currency
        : fields.wrong("currency", "must be three capital letters", "");
  }

  private static String text(JsonFields fields, String field) {
    return fields.optionalText(field).map(text -> text.length() <= MAX_LENGTH && !text.isBlank()
        ? text
        : fields.wrong(field, "must have 1 to " + MAX_LENGTH + " characters", ""))
        .orElseGet(() -> fields.wrong(field, "is missing", ""));
  }

  /** Until a caller has lost patience, or the process ends. */
  private void awaitSlowly() {
    try {
      closing.await(slow.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
