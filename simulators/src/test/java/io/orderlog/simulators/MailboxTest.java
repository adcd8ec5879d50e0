package io.orderlog.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mail server whose mails can be read. */
class MailboxTest extends SimulatorsFixture {

  @Test
  void mails_are_there_the_newest_first() throws IOException {
    start();
    assertThat(send("<1@shop.example>", "ada@example.org", "Grüße")).startsWith("250");
    now = now.plusSeconds(7);
    assertThat(send("<2@shop.example>", "eve@example.org", "Zwei")).startsWith("250");
    JsonNode items = mailbox("");
    assertThat(items).hasSize(2);
    JsonNode first = items.get(1);
    assertThat(first.path("messageId").asString()).isEqualTo("<1@shop.example>");
    assertThat(first.path("from").asString()).isEqualTo("orders@shop.example");
    assertThat(first.path("to").get(0).asString()).isEqualTo("ada@example.org");
    assertThat(first.path("subject").asString()).isEqualTo("Grüße");
    assertThat(first.path("text").asString()).isEqualTo("Hello\n.dot\n");
    assertThat(first.path("received")).hasSize(1);
    assertThat(mailbox("?to=ADA@example.org")).singleElement().isEqualTo(first);
    assertThat(mailbox("?limit=1")).singleElement().isEqualTo(items.get(0));
    assertThat(client().get("/mailbox?limit=0").status()).isEqualTo(400);
    assertThat(client().get("/mailbox?from=a").body()).contains("from");
  }

  @Test
  void a_mail_that_comes_again_is_one_that_came_twice_also_behind_a_restart()
      throws IOException {
    start();
    send("<1@shop.example>", "ada@example.org", "Eins");
    now = now.plusSeconds(7);
    send("<1@shop.example>", "ada@example.org", "Eins");
    assertThat(mailbox("")).singleElement()
        .satisfies(mail -> assertThat(mail.path("received")).hasSize(2));
    JsonNode before = mailbox("");
    stop();
    start();
    assertThat(mailbox("")).isEqualTo(before);
  }

  @Test
  void who_is_refused_gets_nothing_and_others_do() throws IOException {
    start();
    assertThat(send("<1@shop.example>", "refused@example.org", "Eins")).startsWith("550");
    assertThat(mailbox("")).isEmpty();
    assertThat(send("<2@shop.example>", "ada@example.org", "Zwei")).startsWith("250");
  }

  @Test
  void a_server_that_does_not_work_has_kept_nothing() throws IOException {
    start(Optional.empty(), Map.of(Faults.Kind.ERROR, 100));
    assertThat(send("<1@shop.example>", "ada@example.org", "Eins")).startsWith("451");
    assertThat(mailbox("")).isEmpty();
  }

  @Test
  void a_server_whose_answer_is_lost_has_kept_it() throws IOException {
    start(Optional.empty(), Map.of(Faults.Kind.LOST_ANSWER, 100));
    assertThat(send("<1@shop.example>", "ada@example.org", "Eins")).isEqualTo("null");
    assertThat(mailbox("")).hasSize(1);
  }

  @Test
  void what_comes_in_the_wrong_order_is_told() throws IOException {
    start();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), smtpPort());
        BufferedReader in = reader(socket)) {
      assertThat(in.readLine()).startsWith("220");
      assertThat(say(socket, in, "RCPT TO:<ada@example.org>")).startsWith("503");
      assertThat(say(socket, in, "DATA")).startsWith("503");
      assertThat(say(socket, in, "MAIL FROM ada")).startsWith("501");
      assertThat(say(socket, in, "HELP")).startsWith("500");
      assertThat(say(socket, in, "NOOP")).startsWith("250");
      assertThat(say(socket, in, "QUIT")).startsWith("221");
    }
  }

  /** What the server says in the end. */
  private String send(String id, String to, String subject) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), smtpPort());
        BufferedReader in = reader(socket)) {
      in.readLine();
      say(socket, in, "HELO test");
      say(socket, in, "MAIL FROM:<orders@shop.example> BODY=8BITMIME");
      String answer = say(socket, in, "RCPT TO:<" + to + ">");
      if (!answer.startsWith("250")) {
        return answer;
      }
      say(socket, in, "DATA");
      return say(socket, in, "Message-ID: " + id + "\r\nSubject: =?UTF-8?Q?"
          + subject.replace("ü", "=C3=BC").replace("ß", "=C3=9F")
          + "?=\r\n\r\nHello\r\n..dot\r\n.");
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  private static String say(Socket socket, BufferedReader in, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    return String.valueOf(in.readLine());
  }

  private JsonNode mailbox(String query) {
    HttpAnswer answer = client().get("/mailbox" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("items");
  }
}
