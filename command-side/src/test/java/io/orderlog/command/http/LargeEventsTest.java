package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.CapturedLog;
import io.orderlog.http.HttpAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A topic whose limit somebody lowers while the command side runs. */
class LargeEventsTest extends CommandApiFixture {

  private static final int DEFAULT_BYTES = 1_048_588;

  @AfterEach
  void raiseLimit() {
    limitEvents(DEFAULT_BYTES);
  }

  @Test
  void an_order_that_is_too_large_is_refused_for_good_and_nobody_else_notices() {
    limitEvents(20_000);
    String large = newId();
    try (CapturedLog warnings = new CapturedLog("io.orderlog.command.write.Writer")) {
      List<HttpAnswer> answers = inParallel(40, i -> i % 4 == 0
          ? client().post("/orders", placingLarge(large), "Idempotency-Key", "k" + i)
          : client().post("/orders", placing(newId())));

      for (int i = 0; i < answers.size(); i++) {
        if (i % 4 == 0) {
          assertProblem(answers.get(i), 413, "event-too-large")
              .saysInDetail("max.message.bytes of the topic orders.events allows 20000");
        } else {
          assertThat(answers.get(i).status()).isEqualTo(201);
        }
      }
      assertThat(warnings.lines()).noneMatch(line -> line.contains("reading the log")
          || line.contains("taken over") || line.contains("takes commands"));
    }
    assertThat(history(large)).isEmpty();
  }

  @Test
  void what_was_refused_is_taken_when_the_limit_was_raised() {
    limitEvents(20_000);
    String large = newId();
    assertThat(client().post("/orders", placingLarge(large)).status()).isEqualTo(413);

    limitEvents(DEFAULT_BYTES);

    HttpAnswer answer = client().post("/orders", placingLarge(large));
    while (answer.status() == 413) {
      answer = client().post("/orders", placingLarge(large));
    }
    assertThat(answer.status()).isEqualTo(201);
  }

  /** Some 34 kB, of which compression leaves more than 20. */
  private static String placingLarge(String orderId) {
    Random random = new Random(7);
    String lines = IntStream.range(0, 300).mapToObj(line -> String.format(Locale.ROOT, """
        {"sku":"%s","quantity":1,"unitPrice":"1.00"}""", random
        .ints(25, 0x4e00, 0x9fa0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)))
        .collect(Collectors.joining(","));
    return String.format(Locale.ROOT, """
        {"orderId":"%s","customerId":"customer-1","currency":"EUR","lines":[%s]}""", orderId,
        lines);
  }
}
