package io.orderlog.domain.mail;

import io.orderlog.domain.mail.MailCommand.RecordSent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mail server that takes what it gets, as often as it gets it. */
public final class Postbox {

  private final Map<String, List<Letter>> letters = new HashMap<>();

  /** Takes it, perhaps once more. */
  public MailCommand take(Letter letter) {
    String messageId = "<" + letter.mailId() + "@shop.example>";
    letters.computeIfAbsent(messageId, _ -> new ArrayList<>()).add(letter);
    return new RecordSent(messageId);
  }

  /** What it has, by message id. */
  public Map<String, List<Letter>> letters() {
    return letters;
  }
}
