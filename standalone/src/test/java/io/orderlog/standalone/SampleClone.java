package io.orderlog.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The launcher in a clone of its own, with a Maven and a JDK that only seem to be ones, in folders
 * with blanks and umlauts.
 */
final class SampleClone {

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  private SampleClone(Path root) {
    this.root = root;
  }

  static SampleClone in(Path folder) throws IOException {
    SampleClone clone = new SampleClone(folder.resolve("the clones"));
    Path jdk = clone.root.resolve("a jdk");
    clone.install("java.sh", jdk.resolve("bin").resolve("java"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    clone.install("mvn.sh", clone.root.resolve("bin").resolve("mvn"));
    Files.createDirectories(clone.root.resolve("stand-in"));
    clone.write("domain/src/main/java/Order.java", "");
    Files.copy(Path.of("..", "orderlog"), clone.launcher());
    clone.environment.putAll(Map.of("JAVA_HOME", jdk.toString(),
        "STANDIN", clone.root.resolve("stand-in").toString(),
        "PATH", clone.root.resolve("bin") + File.pathSeparator + System.getenv("PATH")));
    return clone;
  }

  Path launcher() {
    return folder().resolve("orderlog");
  }

  Path target() {
    return folder().resolve("standalone").resolve("target");
  }

  Path folder() {
    return root.resolve("grüner Klon");
  }

  /** Runs the launcher from now on with this JDK, and has it build what this JVM runs. */
  void useRealSystem() throws IOException {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, OrderlogMain.class.getName());
    attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
    attributes.put(Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString()).collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(standIn("orderlog.jar")), manifest).close();
  }

  /** Changes a source, so that a build is needed. */
  void change() {
    write("domain/src/main/java/Order.java", "changed");
    Path source = folder().resolve("domain/src/main/java/Order.java");
    Path jar = target().resolve("orderlog.jar");
    // Later than the jar by more than the clock of any file system misses.
    if (Files.exists(jar) && !source.toFile().setLastModified(jar.toFile().lastModified() + 2000)) {
      throw new AssertionError("the time of " + source + " cannot be set");
    }
  }

  /** A file by which the stand-ins learn what to do, or say what they do. */
  Path standIn(String name) {
    return root.resolve("stand-in").resolve(name);
  }

  /** What the stand-ins were called for so far, in order. */
  List<String> calls() throws IOException {
    return Files.exists(standIn("calls")) ? Files.readAllLines(standIn("calls")) : List.of();
  }

  /** Starts the launcher, as this file or link of it, with settings that may also be unset. */
  ChildProcess start(Path launcher, Map<String, String> settings, String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(settings);
    return ChildProcess.start(root, command, all);
  }

  ChildProcess start(String... arguments) {
    return start(launcher(), Map.of(), arguments);
  }

  private void install(String standIn, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream content = SampleClone.class.getResourceAsStream("launcher/" + standIn)) {
      Files.write(file, content.readAllBytes());
    }
    if (!file.toFile().setExecutable(true)) {
      throw new AssertionError(file + " cannot be made executable");
    }
  }

  private void write(String file, String content) {
    try {
      Files.createDirectories(folder().resolve(file).getParent());
      Files.writeString(folder().resolve(file), content, UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
