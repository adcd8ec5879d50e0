package io.orderlog.command.route;

import static io.orderlog.command.Orders.PAY;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.Orders.envelope;
import static io.orderlog.command.Orders.routedHere;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.Orders;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.command.write.WriterFixture;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.shared.MemberReplacedException;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.http.CapturedLog;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One process and what the group and the claims of others tell it; one slot per partition. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class OwnershipTest extends WriterFixture {

  /** A group that gives a slot to whoever still runs a writer of it changes nothing there. */
  private static final String[] BOTH_FENCED = {
      "orderlog-writer-0 was taken over by another process",
      "orderlog-writer-1 was taken over by another process"};

  private final CapturedLog membershipLog = new CapturedLog(GroupMembership.class.getName());
  private final ScriptedGroup group = new ScriptedGroup();
  private Membership membership;
  private CommandRouter<OrderCommand, OrderState, OrderEvent, OrderRejection> router;

  @BeforeEach
  void createRouter() {
    membership = new Membership(
        new ProcessIdentity("instance-here", "secret"), memory::openClaims);
    router = new CommandRouter<>(Orders.aggregate(), log, 2, membership.directory(),
        InMemoryStateStorage.storages(), clock);
  }

  @AfterEach
  void closeRouter() {
    membership.close();
    membershipLog.close();
  }

  @Test
  void before_the_group_has_spoken_no_command_is_taken() {
    claimElsewhere(0, "http://elsewhere:1");
    claimElsewhere(1, "http://elsewhere:1");
    membership.join(group, "http://here:1", clock, router);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).containsExactly(
        "the group has not said yet which writers this process runs"));
    assertThat(route(orderIn(0))).isEqualTo(elsewhere("http://elsewhere:1"));
    group.thenAssigned();
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
  }

  @Test
  void what_the_group_gives_is_here_and_the_rest_is_where_it_was_claimed() {
    membership.join(group.thenAssigned(0), "http://here:1", clock, router);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).containsExactly(
        "no process has claimed writer slot 1 yet"));
    claimElsewhere(1, "http://elsewhere:1");
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
    assertThat(route(orderIn(1))).isEqualTo(elsewhere("http://elsewhere:1"));
    assertThat(router.slots()).containsExactly(
        new SlotStatus("orders", 0, "http://here:1", true, "takes commands"),
        new SlotStatus(
            "orders", 1, "http://elsewhere:1", false, "has been claimed there"));
    assertThat(handle(orderIn(0), "1", PLACE).join()).isInstanceOf(Accepted.class);
  }

  @Test
  void nothing_is_sent_where_no_process_can_be() {
    claimElsewhere(0, "file:///etc/passwd");
    claimElsewhere(1, "http://here:1");
    membership.join(group.thenAssigned(), "http://here:1", clock, router);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).containsExactly(
        "writer slot 0 is claimed by a process without a usable URL",
        "nobody has taken writer slot 1 over from this process yet"));
  }

  @Test
  void a_revoked_slot_goes_when_everything_accepted_is_answered() {
    String orderId = orderIn(0);
    join(0, 1);
    var answers = IntStream.range(0, 500)
        .mapToObj(i -> handle(orderId, "c" + i, i == 0 ? PLACE : PAY)).toList();
    group.then(member -> {
      member.revoked(ScriptedGroup.ofOrders(0));
      assertThat(answers).allMatch(answer -> answer.isDone());
      assertThat(answers).noneMatch(answer -> answer.join() instanceof NotWritten);
    });
    Eventually.holds(() -> assertThat(route(orderId)).isEqualTo(new Routed.Nobody<>(
        "nobody has taken writer slot 0 over from this process yet")));
    assertThat(route(orderIn(1))).isInstanceOf(Routed.Here.class);
    Eventually.holds(() -> assertThat(answers).allMatch(answer -> answer.isDone()));
  }

  @Test
  void a_lost_slot_is_dropped_and_comes_back_with_what_others_wrote() {
    String orderId = orderIn(0);
    join(0, 1);
    group.then(member -> member.lost(ScriptedGroup.ofOrders(0, 1)));
    Eventually.holds(() -> assertThat(router.reasonsNotReady())
        .contains("the group has not said yet which writers this process runs"));
    try (Membership other =
        new Membership(new ProcessIdentity("other", "secret"), memory::openClaims)) {
      var elsewhere = new CommandRouter<>(Orders.aggregate(), memory, 2, other.directory(),
          InMemoryStateStorage.storages(), clock);
      other.join(ScriptedGroup.ofOne(2), "http://elsewhere:1", clock, elsewhere);
      Eventually.holds(() -> assertThat(elsewhere.reasonsNotReady()).isEmpty());
      routedHere(elsewhere, envelope(orderId, "1", PLACE)).join();
    }
    group.thenAssigned(0, 1);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
    assertAccepted(handle(orderId, "1", PLACE).join(), 1, "PLACED", true);
  }

  @Test
  void a_writer_that_was_fenced_asks_the_group_and_comes_back_when_it_says_so() {
    join(0, 1);
    claimElsewhere(0, "http://elsewhere:1");
    Eventually.holds(() -> assertThat(group.asked()).isEqualTo(1));
    assertThat(route(orderIn(0))).isEqualTo(elsewhere("http://elsewhere:1"));
    assertThat(router.reasonsNotReady()).containsExactly(
        "orderlog-writer-0 was taken over by another process");
    group.thenAssigned(0, 1);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
    assertAccepted(handle(orderIn(0), "1", PLACE).join(), 1, "PLACED", false);
  }

  @Test
  void a_fenced_writer_asks_ever_more_seldom() {
    join(0, 1);
    claimElsewhere(0, "http://elsewhere:1");
    Eventually.holds(() -> assertThat(group.asked()).isEqualTo(1));
    group.thenAssigned(0, 1);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
    claimElsewhere(0, "http://elsewhere:1");
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isNotEmpty());
    assertThat(group.asked()).isEqualTo(1);
    elapsed = elapsed.plusSeconds(1);
    Eventually.holds(() -> assertThat(group.asked()).isEqualTo(2));
  }

  /** As while a process of a version that has other groups runs beside this one. */
  @Test
  void with_a_process_of_another_group_slots_change_hands_ever_more_seldom_and_not_behind_its_end() {
    join(0, 1);
    ScriptedGroup theirs = ScriptedGroup.ofOne(2);
    try (Membership other =
        new Membership(new ProcessIdentity("other", "secret"), memory::openClaims)) {
      var elsewhere = new CommandRouter<>(Orders.aggregate(), memory, 2, other.directory(),
          InMemoryStateStorage.storages(), clock);
      other.join(theirs, "http://elsewhere:1", clock, elsewhere);
      for (int round = 1; round <= 5; round++) {
        int asked = round;
        Eventually.holds(() -> assertThat(group.asked()).isEqualTo(asked));
        assertThat(group.asked() - theirs.asked()).isIn(0, 1);
        // Both of its writers, or the second one fences whoever is given the slots next.
        Eventually.holds(() -> assertThat(elsewhere.reasonsNotReady()).isEmpty());
        Eventually.holds(() -> assertThat(router.reasonsNotReady()).containsExactly(BOTH_FENCED));
        group.thenAssigned(0, 1);
        Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
        Eventually.holds(() -> assertThat(theirs.asked()).isEqualTo(asked));
        Eventually.holds(
            () -> assertThat(elsewhere.reasonsNotReady()).containsExactly(BOTH_FENCED));
        theirs.thenAssigned(0, 1);
        Eventually.holds(() -> assertThat(elsewhere.reasonsNotReady()).isEmpty());
        // 1, 2, 4 and so on: before that, nobody asks again.
        elapsed = elapsed.plusSeconds(1L << (round - 1));
      }
    }
    Eventually.holds(() -> assertThat(group.asked()).isEqualTo(6));
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).containsExactly(BOTH_FENCED));
    group.thenAssigned(0, 1);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
    assertAccepted(handle(orderIn(0), "1", PLACE).join(), 1, "PLACED", false);
    assertThat(group.asked()).isEqualTo(6);
  }

  @Test
  void a_membership_that_fails_is_begun_anew() {
    join(0, 1);
    group.then(_ -> {
      throw new LogUnavailableException("Kafka said no", null);
    });
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).contains("Kafka said no"));
    assertThat(route(orderIn(0))).isEqualTo(new Routed.Nobody<>(
        "nobody has taken writer slot 0 over from this process yet"));
    Eventually.holds(() -> assertThat(group.joined()).isEqualTo(2));
    group.thenAssigned(0, 1);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
  }

  @Test
  void of_two_processes_with_one_url_the_earlier_stays_away() {
    join(0, 1);
    group.then(_ -> {
      throw new MemberReplacedException("replaced", null);
    });
    Eventually.holds(() -> assertThat(router.reasonsNotReady())
        .anyMatch(reason -> reason.contains("the same ORDERLOG_ADVERTISED_URL")));
    membership.leave();
    assertThat(group.joined()).isEqualTo(1);
  }

  @Test
  void leaving_answers_everybody_and_then_leaves_the_group() {
    join(0, 1);
    String orderId = orderIn(1);
    var answers = IntStream.range(0, 500)
        .mapToObj(i -> handle(orderId, "c" + i, i == 0 ? PLACE : PAY)).toList();
    membership.leave();
    assertThat(answers).allMatch(answer -> answer.isDone());
    assertThat(answers).noneMatch(answer -> answer.join() instanceof NotWritten);
    assertThat(group.wasLeft()).isTrue();
    assertThat(router.reasonsNotReady()).contains("the process is stopping");
  }

  private void join(Integer... slots) {
    membership.join(group.thenAssigned(slots), "http://here:1", clock, router);
    Eventually.holds(() -> assertThat(router.reasonsNotReady()).isEmpty());
  }

  private Routed<OrderRejection> route(String orderId) {
    return router.route(envelope(orderId, "routed", PLACE));
  }

  private CompletableFuture<CommandOutcome<OrderRejection>> handle(
      String orderId, String commandId, OrderCommand command) {
    return routedHere(router, envelope(orderId, commandId, command));
  }

  private static Routed<OrderRejection> elsewhere(String url) {
    return new Routed.Elsewhere<>(URI.create(url), null);
  }

  private void claimElsewhere(int slot, String url) {
    try (LogAppender<OrderEvent> other = memory.openAppender("orderlog-writer-" + slot)) {
      other.claim(new WriterClaim(slot, url, "instance-elsewhere"));
    }
  }

  private String orderIn(int slot) {
    return IntStream.range(0, 100).mapToObj(i -> "order-" + i)
        .filter(order -> log.partitionOf(order) == slot).findFirst().orElseThrow();
  }
}
