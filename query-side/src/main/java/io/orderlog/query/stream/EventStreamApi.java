package io.orderlog.query.stream;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.HeaderFields;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.query.order.OrderIdPath;
import io.orderlog.time.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /events}: the live stream of events, as server-sent events. Handlers run on virtual
 * threads and keep them as long as the client stays.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG, Server-sent
 *     events</a>
 */
public final class EventStreamApi {

  private static final Logger LOGGER = LoggerFactory.getLogger(EventStreamApi.class);
  private static final String LAST_EVENT_ID = "lastEventId";
  private static final String LAST_EVENT_ID_HEADER = "Last-Event-ID";

  private final EventHub hub;
  private final Supplier<EventLog<OrderEvent>> connection;
  private final int maxClients;
  private final Ticker ticker;
  private final Semaphore places;

  /**
   * @param maxClients how many may listen at a time
   */
  public EventStreamApi(EventHub hub, Supplier<EventLog<OrderEvent>> connection, int maxClients,
      Ticker ticker) {
    this.hub = hub;
    this.connection = connection;
    this.maxClients = maxClients;
    this.ticker = ticker;
    this.places = new Semaphore(maxClients);
  }

  /** Adds the route. */
  public void register(RoutesConfig routes) {
    routes.exception(LogUnavailableException.class, (unavailable, context) -> Json.write(context,
        Problem.unavailable("log-unavailable", "The log does not answer", "Try again soon")));
    routes.exception(UnsafeTopicException.class, (unsafe, context) -> Json.write(context,
        Problem.unavailable("log-unsafe", "The log could lose events as it is set up",
            "The stream begins when an operator has mended that; /health/ready tells what")));
    routes.get("/events", this::stream);
  }

  /** How many clients there are. */
  public int clients() {
    return maxClients - places.availablePermits();
  }

  private void stream(Context context) {
    AcceptHeader.require(context, "text/event-stream");
    Preconditions.requireNoTag(context);
    QueryParameters parameters = QueryParameters.of(context);
    Optional<String> orderId = parameters.value("orderId", OrderIdPath::parse, "must be a UUID");
    Optional<String> lastEventId = parameters.text(LAST_EVENT_ID);
    parameters.check(Set.of("orderId", LAST_EVENT_ID));
    if (!places.tryAcquire()) {
      throw new ProblemException(Problem.unavailable("too-many-listeners",
          "Too many clients listen", "At most " + maxClients + " can; try again later"));
    }
    try {
      EventLog<OrderEvent> log = connection.get();
      Map<Integer, Long> from = from(context, lastEventId, log);
      OutputStream out = begin(context);
      if (HttpServer.isHead(context)) {
        // Told what a GET would be, and no length, which a stream has not. No body either: this one
        // would never end.
        out.flush();
      } else {
        serve(context,
            new EventStreamClient(hub, log, out, from, orderId.orElse(null), ticker));
      }
    } catch (IOException gone) {
      LOGGER.debug("a client of the event stream has gone", gone);
    } finally {
      places.release();
    }
  }

  private static void serve(Context context, EventStreamClient client) throws IOException {
    try {
      client.run();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      // The answer has begun, so all that can be done is to end it; the client resumes.
      LOGGER.warn("{} was ended: {}", context.path(), failure.getMessage());
    }
  }

  private static OutputStream begin(Context context) throws IOException {
    context.contentType("text/event-stream").header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no");
    return context.res().getOutputStream();
  }

  /**
   * Browsers send the header when they come back by themselves, and let nobody else set it; then it
   * is newer than what stands in the address.
   */
  private Map<Integer, Long> from(
      Context context, Optional<String> parameter, EventLog<OrderEvent> log) {
    // A browser that was given no id yet leaves it out; an empty one is an id that was lost.
    Optional<String> header = HeaderFields.single(context, LAST_EVENT_ID_HEADER);
    return header.isPresent()
        ? next(LAST_EVENT_ID_HEADER, header.get(), log)
        : parameter.map(id -> next(LAST_EVENT_ID, id, log)).orElseGet(hub::positions);
  }

  private static Map<Integer, Long> next(String name, String id, EventLog<OrderEvent> log) {
    StreamPosition position = StreamPosition.parse(id, log.identity())
        .orElseThrow(() -> new ProblemException(Problem.invalidRequest(name,
            "must be the id of an event of this log's stream; leave it out to begin now")));
    if (!position.isWithin(log.endOffsets(log.identity().allPartitions()))) {
      throw new ProblemException(Problem.of(410, "position-gone", "The log ends before that event",
          "The log has lost what was behind it; leave " + name + " out to begin now"));
    }
    return position.next();
  }
}
