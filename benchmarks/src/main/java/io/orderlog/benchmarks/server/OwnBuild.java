package io.orderlog.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Maven has built of the repository that this class is of. */
final class OwnBuild {

  private OwnBuild() {}

  /** The folder with the launcher. */
  static Path repository() {
    return target().resolve("../..").normalize();
  }

  /**
   * The class path of this JVM, with Orderlog's jars, as its users have them, and with the jar of
   * this module if there is one: of a folder, no AOT cache is taken.
   */
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).equals(classes()) ? ownJar() : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Names, sizes and times of all that is on the class path: another for each build. */
  static List<String> parts() {
    return Pattern.compile(File.pathSeparator).splitAsStream(classPath()).map(File::new)
        .map(file -> file + " " + file.length() + " " + file.lastModified()).toList();
  }

  private static String ownJar() {
    try (Stream<Path> files = Files.list(target())) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst()
          .orElse(classes()).toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where Maven puts what it makes of this module. */
  static Path target() {
    return classes().resolveSibling("");
  }

  private static Path classes() {
    try {
      return Path.of(OwnBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
