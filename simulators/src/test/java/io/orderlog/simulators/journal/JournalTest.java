package io.orderlog.simulators.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.simulators.journal.Journal.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("strange-machine")
class JournalTest {

  private record Line(int number, @Nullable String text) {}

  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("a").resolve("lines.jsonl");
  }

  @Test
  void lines_are_read_as_they_were_written() {
    List<Line> written = List.of(
        new Line(1, "Žižkov 速達 😀\n\"quoted\""), new Line(2, null), new Line(3, ""));
    try (Journal<Line> journal = Journal.open(file, Line.class, (_, _) -> {})) {
      journal.append(written.get(0));
      journal.note(written.get(1));
      journal.append(written.get(2));
    }
    assertThat(read()).isEqualTo(written);
    assertThat(read()).isEqualTo(written);
  }

  @Test
  void each_line_can_be_read_where_it_is() {
    List<Line> written = List.of(new Line(1, "Žižkov"), new Line(2, null), new Line(3, ""));
    List<Place> told = new ArrayList<>();
    try (Journal<Line> journal = Journal.open(file, Line.class, (_, _) -> {})) {
      written.forEach(line -> told.add(journal.append(line)));
      assertThat(told).map(journal::read).isEqualTo(written);
      told.add(journal.append(new Line(4, "later")));
    }
    List<Place> found = new ArrayList<>();
    try (Journal<Line> journal =
        Journal.open(file, Line.class, (_, place) -> found.add(place))) {
      assertThat(found).isEqualTo(told);
      assertThat(journal.read(found.get(0))).isEqualTo(written.get(0));
    }
  }

  @Test
  void a_last_line_that_is_torn_anywhere_is_dropped_and_written_over() throws IOException {
    write(new Line(1, "one"));
    long whole = Files.size(file);
    write(new Line(2, "two, which is longer"));
    String both = Files.readString(file);
    for (int length = (int) whole; length < both.length(); length++) {
      Files.writeString(file, both.substring(0, length));
      assertThat(read()).as("%s characters", length).containsExactly(new Line(1, "one"));
      write(new Line(3, "3"));
      assertThat(read()).containsExactly(new Line(1, "one"), new Line(3, "3"));
    }
  }

  @Test
  void a_last_line_of_nothing_but_zeros_is_dropped() throws IOException {
    write(new Line(1, "one"));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, (new String(whole, UTF_8) + "\0\0\0\0\n").getBytes(UTF_8));
    assertThat(read()).containsExactly(new Line(1, "one"));
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void a_line_that_is_broken_in_between_is_told_and_nothing_is_changed() throws IOException {
    write(new Line(1, "one"));
    Files.writeString(file, Files.readString(file) + "{\"number\":\n" + Files.readString(file));
    String broken = Files.readString(file);
    assertThatThrownBy(this::read).isInstanceOf(UnusableJournalException.class)
        .hasMessageContaining("lines.jsonl is broken in line 2");
    assertThat(Files.readString(file)).isEqualTo(broken);
  }

  @Test
  void one_has_it_at_a_time() {
    try (Journal<Line> _ = Journal.open(file, Line.class, (_, _) -> {})) {
      assertThatThrownBy(this::read).isInstanceOf(UnusableJournalException.class)
          .hasMessageContaining("lines.jsonl is in use by this process");
    }
    assertThat(read()).isEmpty();
  }

  @Test
  void a_folder_is_no_file() throws IOException {
    Files.createDirectories(file);
    assertThatThrownBy(this::read).isInstanceOf(UnusableJournalException.class)
        .hasMessageContaining("lines.jsonl cannot be used");
  }

  private void write(Line line) {
    try (Journal<Line> journal = Journal.open(file, Line.class, (_, _) -> {})) {
      journal.append(line);
    }
  }

  private List<Line> read() {
    List<Line> lines = new ArrayList<>();
    Journal.open(file, Line.class, (line, _) -> lines.add(line)).close();
    return lines;
  }
}
