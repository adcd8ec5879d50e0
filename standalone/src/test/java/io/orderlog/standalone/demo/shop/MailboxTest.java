package io.orderlog.standalone.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.standalone.demo.shop.Reckoning.Entry;
import io.orderlog.standalone.demo.shop.Reckoning.Unit;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a day says of mails that come to the mailbox, or do not. */
class MailboxTest {

  private static final URI OUTSIDE = URI.create("http://127.0.0.1:8090");
  private static final Entry PIECES = new Entry("pieces", 3, "others", 3, Unit.PIECES);

  @Test
  void mails_that_went_to_a_server_that_somebody_named_are_left_out_which_is_said() {
    Mailbox mailbox = new Mailbox(OUTSIDE, true);
    Reckoning all = page(7, 0);
    assertThat(mailbox.beforehand()).hasValueSatisfying(
        said -> assertThat(said).contains("ORDERLOG_SMTP_URL", OUTSIDE.toString()));
    assertThat(mailbox.readable(all).entries()).containsExactly(PIECES);
    assertThat(mailbox.readable(all).agrees()).isTrue();
    assertThat(mailbox.afterwards(all)).hasValueSatisfying(
        said -> assertThat(said).startsWith("Mails are left out"));
  }

  @Test
  void where_nobody_named_one_they_are_missing_and_the_setting_is_told() {
    Mailbox mailbox = new Mailbox(OUTSIDE, false);
    Reckoning all = page(7, 0);
    assertThat(mailbox.beforehand()).isEmpty();
    assertThat(mailbox.readable(all).agrees()).isFalse();
    assertThat(mailbox.afterwards(all)).hasValueSatisfying(
        said -> assertThat(said).contains("ORDERLOG_SMTP_URL, set it for the demo, too"));
  }

  @Test
  void mails_that_come_are_compared() {
    for (boolean mayBeElsewhere : new boolean[]{true, false}) {
      Mailbox mailbox = new Mailbox(OUTSIDE, mayBeElsewhere);
      assertThat(mailbox.readable(page(7, 6)).agrees()).isFalse();
      assertThat(mailbox.readable(page(7, 7)).agrees()).isTrue();
      assertThat(mailbox.readable(page(0, 0)).entries()).hasSize(2);
      assertThat(mailbox.afterwards(page(7, 6))).isEmpty();
    }
  }

  private static Reckoning page(long sent, long came) {
    return new Reckoning(
        List.of(PIECES, new Entry("mails sent", sent, "mails in the mailbox", came, Unit.MAILS)));
  }
}
