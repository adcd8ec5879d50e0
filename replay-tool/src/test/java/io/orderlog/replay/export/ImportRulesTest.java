package io.orderlog.replay.export;

import static io.orderlog.projections.OrderEvents.EUR;
import static io.orderlog.projections.OrderEvents.placed;
import static io.orderlog.projections.OrderEvents.recorded;
import static io.orderlog.projections.OrderEvents.shipped;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.replay.order.ReplayedOrders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import takes for an export, and for the history of an order. */
class ImportRulesTest {

  private static final String ORDER = "00000000-0000-4000-8000-000000000001";
  private static final String OTHER = "00000000-0000-4000-8000-000000000002";

  @TempDir
  Path folder;

  private Path file;
  private List<String> events;

  @BeforeEach
  void write() {
    file = folder.resolve("log.jsonl");
    events = new ArrayList<>(List.of(
        line(ORDER, 1, placed("mary")), line(ORDER, 2, new QuantityChanged("pen", 4, 1_500)),
        line(ORDER, 3, new OrderPaid("payment-1", 1_500, EUR)), line(ORDER, 4, shipped()),
        line(ORDER, 5, new OrderDelivered()), line(ORDER, 6, new OrderReturned("too big")),
        line(OTHER, 1, placed("mary")), line(OTHER, 2, new OrderCancelled("too late"))));
  }

  @Test
  void takes_what_commands_led_to() throws IOException {
    assertThat(read(whole())).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
      "1 | mary                      |                | customerId must have 1 to 64 characters",
      "1 | mary                      | m\\u202e       | customerId must have printable charac",
      "1 | mary                      | m\\u0000       | customerId must have printable charac",
      "1 | \"pen\"                   | \"\"           | lines[0].sku must have 1 to 64 char",
      "1 | \"quantity\":2            | \"quantity\":2000000 | lines[0].quantity must be from 1",
      "2 | \"quantity\":4            | \"quantity\":2000000 | quantity must be from 0 to 1000",
      "3 | payment-1                 |                | paymentReference must have 1 to 255",
      "3 | 1500                      | -1             | amount must not be negative",
      "4 | Post                      | P\\n           | carrier must have printable characters",
      "4 | track-1                   | \\ufeff        | trackingNumber must have printable",
      "6 | too big                   | ' '            | reason must not be blank",
      "8 | too late                  |                | reason must have 1 to 255 characters",
      "2 | 10:00:02Z                 | 10:00:00Z      | time 2026-03-01T10:00:00Z is before",
      "2 | 10:00:02Z                 | 10:00:02+01:00 | time 2026-03-01T09:00:02Z is before",
      "2 | 10:00:02Z                 | 10:00:02.0001Z | time must have at most 3 decimal places",
      "2 | \"command-2\"             | \"c\\u0000\"   | commandid must have 1 to 255 printable",
      "2 | correlation-1             | Käse           | correlationid must have 1 to 255 print",
      "2 | hash-of-a-command-0123    | x              | commandhash must have 22 characters of",
      "2 | \"sequence\"              | \"traceparent\":\"x\",\"sequence\" | traceparent must be",
      "1 | EUR                       | EURO           | currency must be there, and the code o",
      "1 | \"quantity\":2            | \"quantity\":\"2\" | lines[0].quantity must be there, a",
      "1 | \"quantity\":2            | \"quantity\":2.5 | lines[0].quantity must be there, and"})
  void refuses_what_no_command_leads_to(int number, String old, String changed, String reason) {
    String now = changed == null ? "" : changed.replace("'", "");
    String event = events.get(number - 1);
    assertThat(event).contains(old);
    events.set(number - 1, event.replace(old, now));
    refused("line " + number + ": ", reason);
  }

  @Test
  void refuses_what_is_longer_than_commands_may_have_it() {
    String first = events.getFirst();
    for (String text : List.of("\"mary", "\"pen", "\"command-1", "\"correlation-1")) {
      events.set(0, first.replace(text, text + "x".repeat(5_000)));
      refused("line 1: ", " must have 1 to ");
    }
    events.set(0, first.replaceAll("\"lines\":\\[.*?],\"totalMinor\":1000",
        "\"lines\":[" + IntStream.range(0, 501).mapToObj(i -> "{\"sku\":\"s" + i
            + "\",\"quantity\":1,\"unitPriceMinor\":1}").collect(Collectors.joining(","))
            + "],\"totalMinor\":501"));
    refused("line 1: ", "its lines must have 1 to 500 entries");
  }

  @Test
  void names_no_class_of_the_program() {
    events.set(0, events.getFirst().replace("EUR", "EURO"));
    assertThatThrownBy(() -> read(whole())).message().doesNotContain("java").doesNotContain("$")
        .contains("its field data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"log.jsonl", "log.jsonl.gz"})
  void takes_a_compressed_file_whatever_its_name_is(String name) throws IOException {
    file = folder.resolve(name);
    assertThat(read(gzip(whole()))).isEqualTo(8);
    assertThat(read(whole())).isEqualTo(8);
  }

  @Test
  void takes_a_compressed_file_in_several_parts() throws IOException {
    byte[] all = whole();
    for (int cut : new int[]{1, 2, 3, 100, 1_000, all.length - 1}) {
      assertThat(read(joined(gzip(Arrays.copyOf(all, cut)),
          gzip(Arrays.copyOfRange(all, cut, all.length))))).isEqualTo(8);
    }
  }

  @Test
  void refuses_anything_behind_the_end() {
    byte[] compressed = gzip(whole());
    for (int length : new int[]{1, 2, 7, 8, 9, 18, 26, 27, 40, 100_000}) {
      assertThatThrownBy(() -> read(joined(compressed, new byte[length])))
          .isInstanceOf(BadExportException.class)
          .hasMessage(file + " has more after the end of its compressed data: nothing may follow"
              + " them");
    }
    assertThatThrownBy(() -> read(joined(whole(), new byte[]{'\n'})))
        .hasMessage(file + " line 10: nothing may follow the line with the checksum");
    assertThatThrownBy(() -> read(joined(compressed, gzip(new byte[]{'\n'}))))
        .hasMessage(file + " line 10: nothing may follow the line with the checksum");
  }

  @Test
  void takes_a_file_without_its_last_line_end_and_no_shorter_one() throws IOException {
    byte[] whole = whole();
    assertThat(read(Arrays.copyOf(whole, whole.length - 1))).isEqualTo(8);
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 2)))
        .hasMessageContaining("is cut off in line 9: the line with the checksum");
  }

  @Test
  void says_what_an_editor_has_done() {
    String whole = new String(whole(), UTF_8);
    assertThatThrownBy(() -> read(("\ufeff" + whole).getBytes(UTF_8)))
        .hasMessageContaining(" line 1: it begins with a byte order mark (BOM)");
    assertThatThrownBy(() -> read(whole.getBytes(UTF_16)))
        .hasMessageContaining(" line 1: it begins with a byte order mark (BOM)");
    assertThatThrownBy(() -> read(whole.replace("\n", "\r\n").getBytes(UTF_8)))
        .hasMessageContaining(" line 1: it ends in CR LF, and must end in LF alone");
  }

  private void refused(String line, String reason) {
    assertThatThrownBy(() -> read(whole())).isInstanceOf(BadExportException.class).message()
        .startsWith(file + " " + line).contains(reason).hasSizeLessThan(400);
  }

  private long read(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    HistoryCheck<?, ?> histories = new HistoryCheck<>(
        ReplayedOrders.ORDERS, 1_000_000);
    return new ExportReader(file, ReplayedOrders.ORDERS).read(histories::take);
  }

  /** The events, and a last line that fits them. */
  private byte[] whole() {
    MessageDigest digest = Checksums.sha256();
    String lines = String.join("\n", events) + "\n";
    digest.update(lines.getBytes(UTF_8));
    return (lines + new CloudEventLine(ReplayedOrders.ORDERS).of(new CloudEventLine.Content.End(
        events.size(), HexFormat.of().formatHex(digest.digest()))) + "\n").getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
    return compressed.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    return all.toByteArray();
  }

  private static String line(String order, long version, OrderEvent event) {
    RecordedEvent<OrderEvent> recorded = recorded(order, version, event);
    StoredEvent stored = new StoredEventCodec().decode(
        recorded.type(), OrderEventCodec.create().encode(event));
    return new CloudEventLine(ReplayedOrders.ORDERS)
        .of(new RecordedEvent<>(order, version, recorded.type(), stored,
            recorded.metadata(), recorded.position()));
  }
}
