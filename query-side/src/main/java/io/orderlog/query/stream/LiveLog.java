package io.orderlog.query.stream;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.time.Ticker;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** One log for all who listen to its events. Thread-safe. */
public final class LiveLog<E> implements AutoCloseable {

  private final StreamedLog<E> streamed;
  private final Supplier<EventLog<E>> connection;
  private final EventHub<E> hub;

  /**
   * One that does not read before somebody listens.
   *
   * @param connection the way to the log, which may be out of reach
   * @param catchingUp a place for each client that may read on its own at a time
   */
  public LiveLog(StreamedLog<E> streamed, Supplier<EventLog<E>> connection,
      Semaphore catchingUp) {
    this.streamed = streamed;
    this.connection = connection;
    this.hub = new EventHub<>(connection, catchingUp);
  }

  /** The parameter with which a client asks for the events of one aggregate. */
  String idName() {
    return streamed.idName();
  }

  /** The aggregate that a client asks for; empty if it wants all, or what it names is wrong. */
  Optional<String> streamId(QueryParameters parameters) {
    return parameters.value(idName(), streamed.readId(), streamed.allowedIds());
  }

  /**
   * Where the stream begins for who comes without an id of an event.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  Offsets now() {
    return hub.positions();
  }

  /**
   * Where the stream goes on after an event.
   *
   * @param name of the header or parameter that the id is from
   * @throws ProblemException 400 if it is no id of this log's stream, 410 if the log ends before it
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  Offsets behind(String name, String id) {
    EventLog<E> log = connection.get();
    StreamPosition position = StreamPosition.parse(id, log.identity())
        .orElseThrow(() -> new ProblemException(Problem.invalidRequest(name,
            "must be the id of an event of this log's stream; leave it out to begin now")));
    if (!log.endOffsets(log.identity().allPartitions()).reaches(position.next())) {
      throw new ProblemException(Problem.of(410, "position-gone", "The log ends before that event",
          "The log has lost what came after it; leave " + name + " out to begin now"));
    }
    return position.next();
  }

  /**
   * One who listens from now on.
   *
   * @param from where to go on
   * @param streamId only this aggregate's events; all if there is none
   */
  EventStreamClient<E> client(OutputStream out, Offsets from,
      Optional<String> streamId, Ticker ticker) {
    return new EventStreamClient<>(hub, connection.get(), out, from, EventDocument.of(streamed),
        streamId.orElse(null), ticker);
  }

  /** Ends the streams of all who listen. */
  @Override
  public void close() {
    hub.close();
  }
}
