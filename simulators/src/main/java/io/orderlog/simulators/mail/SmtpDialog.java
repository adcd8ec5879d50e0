package io.orderlog.simulators.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.simulators.Faults;
import jakarta.mail.MessagingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server and one client say to each other (RFC 5321). Used by one thread. */
final class SmtpDialog {

  /** To whom nobody can write. */
  private static final String REFUSED = "refused@";
  /** To whom it takes so long to write that nobody waits for it. */
  private static final String SILENT = "silent@";

  private static final Pattern ADDRESS = Pattern.compile("(?:FROM|TO):\\s*<([^<>]*)>.*",
      Pattern.CASE_INSENSITIVE);
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final int LONGEST_LINE = 4_096;

  private final InputStream in;
  private final OutputStream out;
  private final Mailbox mailbox;
  private final Faults faults;
  private final Duration slow;
  private final CountDownLatch closing;
  private String from = "";
  private final List<String> to = new ArrayList<>();

  /**
   * With the client of this connection.
   *
   * @param slow how long a slow answer takes
   * @param closing does not let it take so long
   */
  SmtpDialog(Socket client, Mailbox mailbox, Faults faults, Duration slow, CountDownLatch closing)
      throws IOException {
    this.in = new BufferedInputStream(client.getInputStream());
    this.out = client.getOutputStream();
    this.mailbox = mailbox;
    this.faults = faults;
    this.slow = slow;
    this.closing = closing;
  }

  /** Until one of them has had enough. */
  void hold() throws IOException {
    say("220 Orderlog's simulated mail server");
    while (true) {
      String line = new String(line(LONGEST_LINE), UTF_8).strip();
      String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say("250-simulated\r\n250-8BITMIME\r\n250 SMTPUTF8");
        case "HELO" -> say("250 simulated");
        case "MAIL" -> mail(line);
        case "RCPT" -> recipient(line);
        case "DATA" -> {
          if (!data()) {
            return;
          }
        }
        case "RSET" -> {
          reset();
          say("250 2.0.0 begin anew");
        }
        case "NOOP" -> say("250 2.0.0 nothing done");
        case "QUIT" -> {
          say("221 2.0.0 goodbye");
          return;
        }
        default -> say("500 5.5.1 nobody here knows this");
      }
    }
  }

  private void mail(String line) throws IOException {
    Matcher address = ADDRESS.matcher(line.substring(4).strip());
    if (!address.matches()) {
      say("501 5.5.4 MAIL FROM:<address> is how it is said");
      return;
    }
    reset();
    from = address.group(1);
    say("250 2.1.0 go on");
  }

  private void recipient(String line) throws IOException {
    Matcher address = ADDRESS.matcher(line.substring(4).strip());
    if (!address.matches() || from.isEmpty()) {
      say("503 5.5.1 MAIL FROM:<address> comes first, then RCPT TO:<address>");
    } else if (address.group(1).startsWith(REFUSED)) {
      say("550 5.1.1 nobody has this address");
    } else {
      if (address.group(1).startsWith(SILENT)) {
        awaitSlowly();
      }
      to.add(address.group(1));
      say("250 2.1.5 go on");
    }
  }

  /** Whether there is more to be said. */
  private boolean data() throws IOException {
    if (to.isEmpty()) {
      say("503 5.5.1 RCPT TO:<address> comes first");
      return true;
    }
    say("354 end with a dot in a line of its own");
    Content content;
    try {
      content = Content.of(content());
    } catch (MessagingException unreadable) {
      say("554 5.6.0 that is no mail");
      return true;
    }
    // What is tried again has the same id, so what goes wrong depends on how often it was tried.
    String what = content.messageId().isEmpty() ? to.toString() : content.messageId();
    if (faults.strikes(Faults.Kind.ERROR, what)) {
      say("451 4.3.0 out of order at the moment");
      reset();
      return true;
    }
    mailbox.keep(new Envelope(from, to), content);
    if (faults.strikes(Faults.Kind.LOST_ANSWER, what)) {
      return false;
    }
    say("250 2.0.0 it is in the mailbox");
    reset();
    return true;
  }

  private byte[] content() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      byte[] line = line(MOST_BYTES);
      if (line.length == 1 && line[0] == '.') {
        return all.toByteArray();
      }
      int stuffed = line.length > 0 && line[0] == '.' ? 1 : 0;
      all.write(line, stuffed, line.length - stuffed);
      all.write('\r');
      all.write('\n');
      if (all.size() > MOST_BYTES) {
        throw new IOException("a mail is too long");
      }
    }
  }

  private void reset() {
    from = "";
    to.clear();
  }

  /** Without its end. */
  private byte[] line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() > most) {
        throw new IOException(next < 0 ? "the client has gone" : "a line is too long");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toByteArray();
  }

  private void say(String answer) throws IOException {
    out.write((answer + "\r\n").getBytes(UTF_8));
    out.flush();
  }

  /** Until the client has lost patience, or the process ends. */
  private void awaitSlowly() {
    try {
      closing.await(slow.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
