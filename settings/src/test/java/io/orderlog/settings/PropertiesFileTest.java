package io.orderlog.settings;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.b=SSL\nc=ü\n", "\uFEFFa.b=SSL\nc=ü", "a.b=SSL\r\nc=ü\r\n",
      "# a.b=x\r\ra.b : SSL\rc ü", "! x\n  a.b = \\\n  SSL\nc=\\u00fc"})
  void reads_what_java_and_its_editors_write(String text) throws IOException {
    assertThat(read(text.getBytes(UTF_8)))
        .containsExactly(Map.entry("a.b", "SSL"), Map.entry("c", "ü"));
  }

  @Test
  void a_mark_alone_is_an_empty_file() throws IOException {
    assertThat(read("\uFEFF".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void refuses_text_that_is_not_utf_8() {
    assertThatThrownBy(() -> read("c=ü".getBytes(ISO_8859_1))).hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> read("a=b".getBytes(UTF_16))).hasMessageContaining("UTF-8");
  }

  @Test
  void refuses_a_name_that_is_there_twice() {
    assertThatThrownBy(() -> read("b=1\na=1\nb=2\na=1".getBytes(UTF_8)))
        .hasMessage("it sets a, b more than once");
  }

  @Test
  void refuses_an_escape_that_is_none() {
    assertThatThrownBy(() -> read("a=\\u12x4".getBytes(UTF_8)))
        .hasMessageContaining("no Java properties file");
  }

  @Test
  void tells_a_missing_file_from_a_folder() {
    assertThatThrownBy(() -> PropertiesFile.read(folder.resolve("no").toString()))
        .hasMessage("there is no such file");
    assertThatThrownBy(() -> PropertiesFile.read(folder.toString()))
        .hasMessage("that is a folder; name a file");
    assertThatThrownBy(() -> PropertiesFile.read("a\0b")).hasMessage("that is no path");
  }

  private Map<String, String> read(byte[] bytes) throws IOException {
    return PropertiesFile.read(
        Files.write(folder.resolve("client.properties"), bytes).toString());
  }
}
