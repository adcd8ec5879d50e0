package io.orderlog.command.effects.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.contact.ContactRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a customer may give is what a mail can be sent to. */
class MailAddressesTest {

  private static final List<String> PARTS = List.of("a", "ä", ".", "-", "_", "+", "\"", "(", ",",
      "[1.2.3.4]", "a".repeat(64), "ä".repeat(62), "例え", "\u3002", "\u00ad", "'", "\\", "😀", ":");

  @Test
  void every_address_that_a_command_may_bring_is_one_that_mails_are_sent_to() {
    List<String> texts = new ArrayList<>(PARTS);
    PARTS.forEach(one -> PARTS.forEach(other -> texts.add(one + other)));
    PARTS.forEach(one -> PARTS.forEach(other -> texts.add("a" + one + other + "a")));
    int taken = 0;
    for (String text : texts) {
      for (String email : List.of(text + "@b.c", "a@" + text, "a@b." + text, text + "@" + text)) {
        if (mayBring(email)) {
          taken++;
          assertThat(MailAddresses.isAddress(email)).as(email).isTrue();
        }
      }
    }
    assertThat(taken).isGreaterThan(100);
  }

  private static boolean mayBring(String email) {
    try {
      CommandRules rules = new CommandRules();
      ContactRules.requireEmail(rules, email, "email");
      rules.check();
      return true;
    } catch (InvalidCommandException _) {
      return false;
    }
  }
}
