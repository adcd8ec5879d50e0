package io.orderlog.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.http.HttpAnswer;
import io.orderlog.simulators.journal.UnusableJournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A provider forgets nothing, however its process ends. */
class RestartTest extends SimulatorsFixture {

  @Test
  void what_was_done_is_known_and_not_done_again() {
    start();
    String id = paid("key-1", "order-1", "ok");
    HttpAnswer captured = capture("key-2", id, 1990);
    JsonNode ledger = ledger();
    stop();

    start();
    assertThat(ledger()).isEqualTo(ledger);
    assertThat(capture("key-2", id, 1990).body()).isEqualTo(captured.body());
    assertThat(paid("key-1", "order-1", "ok")).isEqualTo(id);
    assertThat(ledger()).isEqualTo(ledger);
  }

  @Test
  void what_comes_late_comes_also_when_the_process_ended_meanwhile() {
    start();
    String id = paid("key-1", "order-1", "captured-late");
    capture("key-2", id, 1990);
    stop();
    now = now.plus(LATER);

    start();
    Eventually.isTrue(() -> payment(id).path("captured").asLong() == 1990, "it has not come");
  }

  /** As a kill leaves it at any moment of a write. */
  @Test
  void a_call_that_was_torn_in_writing_was_not_carried_out() throws IOException {
    start();
    String id = paid("key-1", "order-1", "ok");
    stop();
    byte[] before = Files.readAllBytes(file());
    start();
    capture("key-2", id, 1990);
    stop();
    byte[] after = Files.readAllBytes(file());

    for (int length = before.length; length < after.length; length += 37) {
      Files.write(file(), Arrays.copyOf(after, length));
      start();
      assertThat(payment(id).path("captured").asLong()).as("%s bytes", length).isZero();
      stop();
      assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }
    Files.write(file(), Arrays.copyOf(after, after.length - 1));
    start();
    assertThat(capture("key-2", id, 1990).json().path("status").asString()).isEqualTo("done");
    assertThat(payment(id).path("captured").asLong()).isEqualTo(1990);
  }

  @Test
  void two_processes_do_not_share_a_file() {
    start();
    assertThatThrownBy(() -> start()).isInstanceOf(UnusableJournalException.class)
        .hasMessageContaining("payments.jsonl is in use");
  }
}
