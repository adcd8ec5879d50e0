package io.orderlog.simulators.carrier;

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
import io.orderlog.simulators.carrier.NewLabel.Address;
import io.orderlog.simulators.carrier.NewLabel.Item;
import io.orderlog.simulators.carrier.Reply.Done;
import io.orderlog.simulators.carrier.Reply.KeyReused;
import io.orderlog.simulators.carrier.Reply.NoSuchLabel;
import io.orderlog.simulators.carrier.Reply.TooLate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The carrier over HTTP, and what only a simulator tells: where all parcels are. */
public final class CarrierApi {

  /** Nobody lives there, so a parcel to it is refused. */
  static final String NOWHERE = "Nowhere";

  private static final String ID = "id";
  private static final String REFERENCE = "reference";
  private static final int MAX_LENGTH = 255;
  private static final long MOST = 1_000_000;
  private static final Address NO_ADDRESS = new Address("", "", "", "", "");

  private final Carrier carrier;
  private final KeyedCalls calls;

  /** Over this carrier, which others close. */
  public CarrierApi(Carrier carrier, Faults faults) {
    this.carrier = carrier;
    this.calls = new KeyedCalls("The carrier", faults);
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    routes.post("/v1/labels", this::create);
    routes.delete("/v1/labels/{id}", this::cancel);
    routes.get("/v1/labels/{id}", context -> {
      requirePlain(context);
      Json.write(context, LabelDocument.of(carrier.find(context.pathParam(ID))
          .orElseThrow(() -> noSuchLabel(context))));
    });
    routes.get("/v1/labels", this::list);
    routes.get("/sim/labels", context -> {
      requirePlain(context);
      Json.write(context, LabelLedger.of(carrier.labels(), carrier.calls()));
    });
  }

  private void create(Context context) {
    AcceptHeader.requireJson(context);
    QueryParameters.requireNone(context);
    String key = KeyedCalls.keyOf(context);
    NewLabel asked = read(JsonFields.of(JsonBody.read(context)));
    calls.requireWorking(key);
    if (asked.address().city().equals(NOWHERE)) {
      throw new ProblemException(Problem.of(422, "address-not-served",
          "The carrier does not go there", "Nobody lives in " + NOWHERE));
    }
    answer(context, 201, carrier.create(key, asked));
  }

  private void cancel(Context context) {
    requirePlain(context);
    String key = KeyedCalls.keyOf(context);
    calls.requireWorking(key);
    answer(context, 200, carrier.cancel(key, context.pathParam(ID)));
  }

  private void answer(Context context, int status, Reply reply) {
    switch (reply) {
      case KeyReused() -> throw KeyedCalls.keyReused();
      case NoSuchLabel() -> throw noSuchLabel(context);
      case TooLate() -> throw new ProblemException(Problem.of(409, "too-late",
          "The label does not allow this", "The carrier has the parcel"));
      case Done(var call, var isReplayed) ->
        calls.answer(context, call.key(), status, isReplayed, call.answer());
    }
  }

  private void list(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    String reference = parameters.text(REFERENCE)
        .or(() -> parameters.wrong(REFERENCE, "is missing")).orElse("");
    parameters.check(Set.of(REFERENCE));
    Json.write(context, Map.of("items",
        carrier.withReference(reference).stream().map(LabelDocument::of).toList()));
  }

  private static NewLabel read(JsonFields fields) {
    String reference = text(fields, REFERENCE);
    Address to = fields.object("address", address -> new Address(text(address, "name"),
        text(address, "street"), text(address, "postalCode"), text(address, "city"),
        text(address, "country"))).orElse(NO_ADDRESS);
    List<Item> items = fields.objects("items", item -> new Item(
        text(item, "sku"), item.wholeNumber("quantity", 1, MOST)));
    fields.check();
    return new NewLabel(reference, to, items);
  }

  private static String text(JsonFields fields, String field) {
    return fields.optionalText(field).map(text -> text.length() <= MAX_LENGTH && !text.isBlank()
        ? text
        : fields.wrong(field, "must have 1 to " + MAX_LENGTH + " characters", ""))
        .orElseGet(() -> fields.wrong(field, "is missing", ""));
  }

  private static ProblemException noSuchLabel(Context context) {
    return new ProblemException(Problem.of(404, "label-not-found", "No such label",
        "There is no label " + context.pathParam(ID)));
  }

  private static void requirePlain(Context context) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters.requireNone(context);
  }
}
