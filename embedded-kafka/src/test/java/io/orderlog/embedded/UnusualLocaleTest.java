package io.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.settings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;

/** A broker that somebody starts without any of our main classes. */
@Tag("strange-machine")
class UnusualLocaleTest {

  @TempDir
  Path folder;

  @Test
  @DefaultLocale("fa-IR")
  void names_its_files_in_the_digits_of_every_other_locale() throws Exception {
    try (EmbeddedKafka kafka = start(); Admin admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }
    assertThat(files()).contains("00000000000000000000.log").allMatch(
        name -> name.chars().allMatch(character -> character < 0x80));
    try (EmbeddedKafka kafka = start(); Admin admin = admin(kafka)) {
      assertThat(admin.listTopics().names().get()).isEqualTo(Set.of("kept"));
    }
  }

  private EmbeddedKafka start() {
    return EmbeddedKafka.start(BrokerSettings.onFreePort(folder, Durability.PROCESS_CRASH));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder).skip(1)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
