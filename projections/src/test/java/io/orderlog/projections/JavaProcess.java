package io.orderlog.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another JVM with the classes of this one, asked line by line. */
public final class JavaProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;

  private JavaProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
    this.questions = new PrintWriter(process.outputWriter(UTF_8), true);
  }

  public static JavaProcess start(Class<?> main, String... arguments) throws IOException {
    return start(main, Map.of(), arguments);
  }

  public static JavaProcess start(Class<?> main, Map<String, String> environment,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // As the JVM of the tests: what lives for seconds is not worth the optimising compiler.
        "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
        "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return new JavaProcess(builder.start());
  }

  public void expect(String line) throws IOException {
    assertThat(answers.readLine()).isEqualTo(line);
  }

  public void ask(String question, String expectedAnswer) throws IOException {
    questions.println(question);
    expect(expectedAnswer);
  }

  /** Reads away what it logs, which would else fill the pipe and stop it some day. */
  public JavaProcess withoutErrors() {
    Thread.ofVirtual().start(() -> process.errorReader(UTF_8).lines().forEach(_ -> {}));
    return this;
  }

  /** The next line of what it prints that begins like this, without its beginning. */
  public String awaitLine(String beginning) throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new AssertionError("it ended without \"" + beginning + "\"");
  }

  /** Gives it a line to read. */
  public void tell(String line) {
    questions.println(line);
  }

  /** As {@code kill -STOP}: it lives, and does nothing, until it is continued. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets a frozen one go on. */
  public void unfreeze() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** As {@code kill}; returns the exit code. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return process.waitFor();
  }

  /** What it writes to its error output until it ends; the exit code comes last. */
  public List<String> errorsAndExitCode() throws InterruptedException {
    List<String> lines = new ArrayList<>(process.errorReader(UTF_8).lines().toList());
    lines.add(String.valueOf(process.waitFor()));
    return lines;
  }

  /** As {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void signal(String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start()
        .waitFor()).isZero();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
