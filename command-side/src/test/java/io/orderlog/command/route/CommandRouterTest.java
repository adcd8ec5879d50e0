package io.orderlog.command.route;

import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static io.orderlog.command.Orders.routedHere;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.Orders;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.write.WriterFixture;
import io.orderlog.eventlog.Eventually;
import org.junit.jupiter.api.Test;

class CommandRouterTest extends WriterFixture {

  @Test
  void every_writer_that_takes_no_commands_says_why() throws Exception {
    log.overstateEnd();
    try (Membership membership =
        new Membership(new ProcessIdentity("instance", "secret"), memory::openClaims)) {
      var router = new CommandRouter<>(Orders.aggregate(), log, 2, membership.directory(),
          InMemoryStateStorage.storages(), clock);
      membership.join(ScriptedGroup.ofOne(2), "http://here:1", clock, router);
      log.awaitReading();
      Eventually.holds(() -> assertThat(router.reasonsNotReady()).containsExactly(
          "orderlog-writer-0 is reading the log before it takes commands",
          "orderlog-writer-1 is reading the log before it takes commands"));
      assertThat(routedHere(router, envelope("o", "1", PLACE)).join())
          .isInstanceOf(NotWritten.class);
    }
  }
}
