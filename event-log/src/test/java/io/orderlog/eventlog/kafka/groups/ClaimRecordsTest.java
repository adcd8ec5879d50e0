package io.orderlog.eventlog.kafka.groups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claims live for ever, and processes of several versions read each other's. */
class ClaimRecordsTest {

  private static final String URL = "http://127.0.0.1:8080";
  private static final String INSTANCE = "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b";
  private static final WriterClaim CLAIM =
      new WriterClaim(2, URL, INSTANCE, "7d9f8a10-5b7e-4c39-8d12-3f4e5a6b7c8d");

  @Test
  void a_claim_is_written_as_it_always_was() throws IOException {
    assertThat(new String(ClaimRecords.toRecord("orders.writers", CLAIM).value(), UTF_8))
        .isEqualTo(golden("writer-claim.json"));
    assertThat(new String(ClaimRecords.toRecord("orders.writers",
        new WriterClaim(2, URL, INSTANCE)).value(), UTF_8))
        .isEqualTo(golden("writer-claim-0.1.json"));
  }

  @Test
  void a_claim_is_read_whichever_version_has_written_it() throws IOException {
    assertThat(read(golden("writer-claim.json"))).contains(new RecordedClaim("orders", CLAIM, 7));
    assertThat(read(golden("writer-claim-0.1.json")))
        .contains(new RecordedClaim("orders", new WriterClaim(2, URL, INSTANCE), 7));
    assertThat(read(golden("writer-claim.json").replace("{", "{\"later\":{\"a\":[1]},")))
        .contains(new RecordedClaim("orders", CLAIM, 7));
  }

  @Test
  void what_is_no_claim_is_passed_over() {
    assertThat(read(null)).isEmpty();
    assertThat(read("{\"url\":\"http://127.0.0.1:8080\"}")).isEmpty();
    assertThat(read("{\"url\":")).isEmpty();
  }

  @Test
  void the_secret_stays_out_of_what_is_printed() {
    assertThat(CLAIM.toString()).contains(INSTANCE).doesNotContain("7d9f8a10");
  }

  private static Optional<RecordedClaim> read(@Nullable String value) {
    return ClaimRecords.toClaim("orders", new ConsumerRecord<>("orders.writers", 2, 7,
        "writer".getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = ClaimRecordsTest.class.getResourceAsStream("/golden-claims/" + name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
