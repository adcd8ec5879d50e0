package io.orderlog.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

  enum Speed {
    FAST, VERY_FAST
  }

  @Test
  void names_every_mistake_at_once_with_value_and_remedy() {
    Environment environment = new Environment(Map.of(
        "PORT", "65536", "COUNT", "many", "SPEED", "VERY_FAST", "URL", "ftp://x", "FILE", "/none"));
    environment.port("PORT", 1);
    environment.integer("COUNT", 1, 1, 5);
    environment.choice("SPEED", Speed.FAST);
    environment.httpUrl("URL");
    environment.propertiesFile("FILE");
    assertThatThrownBy(environment::check).isInstanceOf(InvalidSettingsException.class)
        .hasMessage("""
            PORT is "65536", allowed is a whole number from 0 to 65535
            COUNT is "many", allowed is a whole number from 1 to 5
            SPEED is "VERY_FAST", allowed is fast or very-fast
            URL is "ftp://x", allowed is an http or https URL
            FILE is "/none", allowed is a Java properties file that can be read""");
  }

  @Test
  void takes_defaults_for_what_is_missing_or_empty() {
    Environment environment = new Environment(Map.of("PORT", " "));
    assertThat(environment.port("PORT", 8080)).isEqualTo(8080);
    assertThat(environment.path("FOLDER", "data")).isEqualTo(Path.of("data"));
    assertThat(environment.choice("SPEED", Speed.FAST)).isEqualTo(Speed.FAST);
    assertThat(environment.httpUrl("URL")).isEmpty();
    assertThat(environment.propertiesFile("FILE")).isEmpty();
    environment.check();
  }

  @Test
  void reads_what_is_set(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SSL\n");
    Environment environment = new Environment(Map.of(
        "PORT", "0", "SPEED", "very-fast", "FILE", file.toString(), "URL", "https://a.test/b"));
    assertThat(environment.port("PORT", 8080)).isZero();
    assertThat(environment.choice("SPEED", Speed.FAST)).isEqualTo(Speed.VERY_FAST);
    assertThat(environment.propertiesFile("FILE")).containsEntry("security.protocol", "SSL");
    assertThat(environment.httpUrl("URL")).hasToString("Optional[https://a.test/b]");
    environment.check();
  }
}
