package io.orderlog.query.stream;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.HeaderFields;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.time.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
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
  private static final String LOG = "log";
  private static final String LAST_EVENT_ID = "lastEventId";
  private static final String LAST_EVENT_ID_HEADER = "Last-Event-ID";

  private final Map<String, LiveLog<?>> logs;
  private final int maxClients;
  private final Ticker ticker;
  private final Semaphore places;

  /**
   * @param logs that clients can listen to, by their names; the first for who names none
   * @param maxClients how many may listen at a time, to all logs together
   */
  public EventStreamApi(Map<String, LiveLog<?>> logs, int maxClients, Ticker ticker) {
    this.logs = new LinkedHashMap<>(logs);
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
    LiveLog<?> log = log(parameters);
    Optional<String> streamId = log.streamId(parameters);
    Optional<String> lastEventId = parameters.text(LAST_EVENT_ID);
    parameters.check(Set.of(LOG, log.idName(), LAST_EVENT_ID));
    if (!places.tryAcquire()) {
      throw new ProblemException(Problem.unavailable("too-many-listeners",
          "Too many clients listen", "At most " + maxClients + " can; try again later"));
    }
    try {
      Offsets from = from(context, lastEventId, log);
      OutputStream out = begin(context);
      if (HttpServer.isHead(context)) {
        // Told what a GET would be, and no length, which a stream has not. No body either: this one
        // would never end.
        out.flush();
      } else {
        serve(context, log.client(out, from, streamId, ticker));
      }
    } catch (IOException gone) {
      LOGGER.debug("a client of the event stream has gone", gone);
    } finally {
      places.release();
    }
  }

  private static void serve(Context context, EventStreamClient<?> client) throws IOException {
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

  /** The one that is named; the first one, if none is. */
  private LiveLog<?> log(QueryParameters parameters) {
    Optional<LiveLog<?>> named = parameters.value(LOG,
        name -> Optional.ofNullable(logs.get(name)),
        "must be one of " + String.join(", ", logs.keySet()));
    return named.orElseGet(() -> logs.values().iterator().next());
  }

  /**
   * Browsers send the header when they come back by themselves, and let nobody else set it; then it
   * is newer than the one in the address.
   */
  private static Offsets from(
      Context context, Optional<String> parameter, LiveLog<?> log) {
    // A browser that was given no id yet leaves it out; an empty one is an id that was lost.
    Optional<String> header = HeaderFields.single(context, LAST_EVENT_ID_HEADER);
    return header.isPresent()
        ? log.behind(LAST_EVENT_ID_HEADER, header.get())
        : parameter.map(id -> log.behind(LAST_EVENT_ID, id)).orElseGet(log::now);
  }
}
