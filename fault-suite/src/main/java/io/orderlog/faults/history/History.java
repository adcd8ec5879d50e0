package io.orderlog.faults.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.json.JsonMapper;

/** Every attempt of every client at one kind of aggregate. Thread-safe. */
public final class History<C> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** An attempt with the names of what JSON would not tell apart. */
  private record Line(String command, String answered, Attempt<?> attempt) {}

  private final ConcurrentLinkedQueue<Attempt<C>> attempts = new ConcurrentLinkedQueue<>();

  public void add(Attempt<C> attempt) {
    attempts.add(attempt);
  }

  /** All of it up to now. */
  public List<Attempt<C>> attempts() {
    return List.copyOf(attempts);
  }

  /** Writes one JSON object a line. */
  public void writeTo(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Attempt<C> attempt : attempts) {
      lines.add(JSON.writeValueAsString(
          new Line(attempt.request().command().getClass().getSimpleName(),
              attempt.answer().getClass().getSimpleName(), attempt)));
    }
    Files.write(file, lines);
  }
}
