package io.orderlog.projections.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Walk;
import io.orderlog.domain.mail.MailDecider;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailExamples;
import io.orderlog.domain.mail.MailStatus;
import io.orderlog.domain.mail.MailWalks;
import io.orderlog.domain.mail.Template;
import io.orderlog.projections.FedReadModel;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.waiting.WaitingQuery;
import io.orderlog.projections.waiting.WaitingQuery.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is known of each mail, on each kind of database. */
@OnEveryDatabase
@SuppressWarnings("NullAway.Init") // Set before each test.
class MailsProjectionTest {

  private static final int WALKS = 60;

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private FedReadModel<MailEvent> fed;
  private MailFinder mails;

  @BeforeEach
  void open() {
    fed = new FedReadModel<>(new MailsProjection(), kind.create(data));
    mails = new MailFinder(fed.readModels());
  }

  @AfterEach
  void close() {
    fed.close();
  }

  @Test
  void a_mail_is_followed_until_it_is_sent() {
    fed.append(MailExamples.ID, 1, List.of(MailExamples.REQUESTED,
        new AttemptFailed(1, "timeout\0", OrderEvents.START)));
    fed.feed();
    assertThat(mail().status()).isEqualTo(MailStatus.REQUESTED);
    assertThat(mail().sending().template()).isEqualTo(Template.CONFIRMED);
    assertThat(mail().sending().error()).contains("timeout\0");
    assertThat(mail().sending().attempt()).isEqualTo(2);
    assertThat(mail().sending().nextAttemptAt()).contains(OrderEvents.START);
    assertThat(mails.ofOrder(MailExamples.ORDER).value()).containsExactly(mail());

    fed.append(MailExamples.ID, 3, List.of(new MailSent(MailExamples.MESSAGE_ID)));
    fed.feed();
    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(mail().sending().error()).isEmpty();
    assertThat(mail().sending().messageId()).contains(MailExamples.MESSAGE_ID);
    assertThat(mail().version()).isEqualTo(3);
    assertThat(mails.byId(UUID.randomUUID().toString()).value()).isEmpty();
    assertThat(mails.ofOrder(UUID.randomUUID().toString()).value()).isEmpty();
  }

  /** Whatever a mail meets, the read model knows it as the rules do. */
  @Test
  void each_is_what_the_rules_make_of_it_and_verified_and_rebuilt() {
    Map<String, MailStatus> expected = new HashMap<>();
    for (long seed = 0; seed < WALKS; seed++) {
      var walk = Walk.lead(new MailDecider(), MailWalks.draw(new SplittableRandom(seed)));
      if (!walk.events().isEmpty()) {
        String id = UUID.randomUUID().toString();
        expected.put(id, MailDecider.statusOf(walk.state()));
        fed.append(id, 1, walk.events());
      }
    }
    fed.feed();
    assertAll(expected);
    fed.verify();
    fed.rebuild();
    assertAll(expected);
    assertThat(mails.ofOrder(MailExamples.ORDER).value()).hasSameSizeAs(expected.keySet());
  }

  @Test
  void those_that_nobody_took_are_found_page_by_page() {
    List<String> gaveUp = IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID().toString())
        .sorted().toList();
    gaveUp.forEach(id -> fed.append(id, 1, List.of(MailExamples.REQUESTED,
        new GaveUp("550 no such user"))));
    fed.append(MailExamples.ID, 1, List.of(MailExamples.REQUESTED));
    fed.feed();
    assertThat(page(MailStatus.REQUESTED, Optional.empty(), 10)).singleElement()
        .extracting(MailView::mailId).isEqualTo(MailExamples.ID);
    assertThat(page(MailStatus.SENT, Optional.empty(), 10)).isEmpty();

    List<String> found = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    for (List<MailView> next = page(MailStatus.GAVE_UP, after, 2); !next.isEmpty(); next =
        page(MailStatus.GAVE_UP, after, 2)) {
      next.forEach(mail -> found.add(mail.mailId()));
      after = Optional.of(new Place(next.getLast().about(), List.of(next.getLast().mailId())));
    }
    assertThat(found).containsExactlyElementsOf(gaveUp);
  }

  @Test
  void an_index_that_an_earlier_version_did_not_have_is_made_at_the_next_start() {
    fed.feed();
    fed.dropIndex("mails_g1_status", "mails_g1");
    fed.feed();
    fed.dropIndex("mails_g1_status", "mails_g1");
  }

  @Test
  void what_cannot_have_happened_parks_the_mail() {
    fed.append(MailExamples.ID, 1, List.of(new MailSent(MailExamples.MESSAGE_ID)));
    fed.feed();
    assertThat(mails.byId(MailExamples.ID).value()).isEmpty();
    assertThat(fed.readModels().parkedStreams("mails")).isEqualTo(1);
  }

  private void assertAll(Map<String, MailStatus> expected) {
    expected.forEach((id, status) -> assertThat(
        mails.byId(id).value().orElseThrow().status()).isEqualTo(status));
  }

  private List<MailView> page(MailStatus state, Optional<Place> after, int limit) {
    return mails.page(new WaitingQuery<>(Optional.of(state), after, limit)).value();
  }

  private MailView mail() {
    return mails.byId(MailExamples.ID).value().orElseThrow();
  }
}
