package io.orderlog.simulators.mail;

import io.orderlog.simulators.journal.Journal;
import io.orderlog.simulators.journal.Journal.Place;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All mails that came, in a file before anybody is told that they did. Thread-safe. */
public final class Mailbox implements AutoCloseable {

  /** What is known of a mail without looking into the file: to whom it goes, and where its copies are. */
  private record Copies(List<String> to, List<Place> places) {}

  /** By message id, the newest mail last. */
  private final Map<String, Copies> mails = new LinkedHashMap<>();
  private final Journal<Mail> journal;
  private final InstantSource clock;

  /**
   * Opens it with all that came before.
   *
   * @param file made if it is not there
   * @throws io.orderlog.simulators.journal.UnusableJournalException if it cannot be used
   */
  public Mailbox(Path file, InstantSource clock) {
    this.clock = clock;
    this.journal = Journal.open(file, Mail.class, this::add);
  }

  /** Keeps one. */
  synchronized void keep(Envelope envelope, Content content) {
    Mail mail = new Mail(clock.instant().truncatedTo(ChronoUnit.MILLIS), envelope.from(),
        envelope.to(), content.messageId(), content.subject(), content.text(), content.html());
    add(mail, journal.append(mail));
  }

  /**
   * Those that came, the newest first.
   *
   * @param to only those for this address, whatever the case of its letters; all if it is empty
   */
  synchronized List<MailDocument> newest(String to, int limit) {
    return new ArrayList<>(mails.values()).reversed().stream()
        .filter(copies -> to.isEmpty() || copies.to().stream()
            .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(to.toLowerCase(Locale.ROOT))))
        .limit(limit)
        .map(copies -> MailDocument.of(copies.places().stream().map(journal::read).toList()))
        .toList();
  }

  @Override
  public synchronized void close() {
    journal.close();
  }

  private void add(Mail mail, Place place) {
    String id = mail.messageId().isEmpty() ? "#" + mails.size() : mail.messageId();
    mails.computeIfAbsent(id, _ -> new Copies(mail.to(), new ArrayList<>(1))).places().add(place);
  }
}
