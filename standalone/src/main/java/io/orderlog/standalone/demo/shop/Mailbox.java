package io.orderlog.standalone.demo.shop;

import io.orderlog.settings.Setting;
import java.net.URI;
import java.util.Optional;

/**
 * Whether the mails of the shop come to where a demo can read them.
 *
 * @param outside where the mailbox is simulated
 * @param mayBeElsewhere whether somebody has named another mail server, or none
 */
record Mailbox(URI outside, boolean mayBeElsewhere) {

  /** What to say before it begins, if there is something. */
  Optional<String> beforehand() {
    return mayBeElsewhere
        ? Optional.of(Setting.SMTP_URL + " is set, and mails can be read in the mailbox at "
            + outside + " alone: if none comes there, they are left out at the end.")
        : Optional.empty();
  }

  /** Those entries of a page that can be compared. */
  Reckoning readable(Reckoning all) {
    return mayBeElsewhere && all.hasMailsElsewhere() ? all.withoutMails() : all;
  }

  /** What to say at the end, if no mail has come. */
  Optional<String> afterwards(Reckoning all) {
    if (!all.hasMailsElsewhere()) {
      return Optional.empty();
    }
    return Optional.of(mayBeElsewhere
        ? "Mails are left out: none of them came to the mailbox at " + outside + "."
        : "No mail came to the mailbox at " + outside + ". If the system was started with "
            + Setting.SMTP_URL + ", set it for the demo, too, and mails are left out.");
  }
}
