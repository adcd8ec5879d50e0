package io.orderlog.eventlog.kafka.connection;

import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * The admin client of all who only ask now and then over one connection. It is there for as long as
 * one of them is. Thread-safe.
 */
final class SharedAdmin {

  private record Running(Admin client, Measured measured) {}

  private Optional<Running> running = Optional.empty();
  private int users;

  /** For one more; who takes it gives it back. */
  synchronized Admin take(KafkaConnection connection) {
    Running taken = running.orElseGet(() -> start(connection));
    running = Optional.of(taken);
    users++;
    return taken.client();
  }

  private static Running start(KafkaConnection connection) {
    Admin client = KafkaAdmin.create(connection);
    return new Running(client, connection.meters().measure("admin", client.metrics()));
  }

  /** @param patience for answers that are under way, if nobody else is there */
  void giveBack(Duration patience) {
    left().ifPresent(last -> {
      last.measured().close();
      last.client().close(patience);
    });
  }

  private synchronized Optional<Running> left() {
    users--;
    if (users > 0) {
      return Optional.empty();
    }
    Optional<Running> last = running;
    running = Optional.empty();
    return last;
  }
}
