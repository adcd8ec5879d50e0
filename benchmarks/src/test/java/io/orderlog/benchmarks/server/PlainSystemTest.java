package io.orderlog.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.SharedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The ceiling does what it is compared for. */
@ExtendWith(SharedPostgres.class)
class PlainSystemTest {

  private static final String ORDER = """
      {"customerId":"c-1","currency":"EUR",
       "lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}""";

  @TempDir
  Path folder;

  @Test
  void orders_that_were_there_and_new_ones_come_into_its_summary(PostgresServer installed) {
    assertThat(installed.pids()).isNotEmpty();
    try (PlainSystem plain = PlainSystem.start(folder, 3);
        HttpProbe client = new HttpProbe(plain.commands().toString())) {
      HttpAnswer placed = client.post("/orders", ORDER);
      assertThat(placed.status()).isEqualTo(201);
      assertThat(placed.json().get("status").stringValue()).isEqualTo("PLACED");
      plain.awaitApplied(4);
      HttpAnswer found = client.get(placed.header("Location"));
      assertThat(found.json().get("total").decimalValue()).isEqualByComparingTo("19.90");
      assertThat(client.post("/orders", ORDER.replaceAll("\\{\"sku.*}", "]}")).status())
          .isEqualTo(400);
      assertThat(plain.residentMegabytes()).isPositive();
      assertThat(plain.processorSeconds()).isPositive();
    }
  }
}
