package io.orderlog.simulators.mail;

import java.util.List;

/** From whom a mail comes and to whom it is to be brought. */
record Envelope(String from, List<String> to) {

  Envelope {
    to = List.copyOf(to);
  }
}
