package io.orderlog.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/webhooks.md shows is what receivers of these tests verify webhooks with. */
class WebhooksPageTest {

  private static final Path PAGE = Path.of("..", "docs", "webhooks.md");
  private static final Path SOURCE = Path.of("src", "test", "java", "io", "orderlog", "command",
      "process", "VerifiedWebhook.java");

  @Test
  void the_example_is_the_code_that_is_run() throws IOException {
    assertThat(Files.readString(PAGE)).contains("```java\n" + Files.readString(SOURCE) + "```");
  }

  @Test
  void what_is_not_signed_is_not_believed() {
    HttpHeaders headers = HttpHeaders.of(Map.of("webhook-id", List.of("orders/1/1"),
        "webhook-timestamp", List.of("1795867200"),
        "webhook-signature", List.of("v1,SihYYkOdzO9mTyYYHCFXZ8qSPk5B7ahFZ7uDyYuJxCM=")),
        (_, _) -> true);
    assertThat(VerifiedWebhook.isFromShop(WebhookReceiver.SECRET, headers, "{}")).isFalse();
  }
}
