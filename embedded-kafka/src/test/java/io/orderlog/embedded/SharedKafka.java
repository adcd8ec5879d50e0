package io.orderlog.embedded;

import io.orderlog.settings.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real broker for all tests of a module, handed to every test that has an {@link EmbeddedKafka}
 * parameter. Stopped, and its folder deleted, when the last test is done. Tests keep out of each
 * other's way by topics of their own.
 */
public final class SharedKafka implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == EmbeddedKafka.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot().getStore(Namespace.create(SharedKafka.class))
        .computeIfAbsent(Running.class, _ -> Running.start(), Running.class).kafka();
  }

  private record Running(EmbeddedKafka kafka, Path folder) implements AutoCloseable {

    static Running start() {
      try {
        Path folder = Files.createTempDirectory("orderlog-test-kafka");
        return new Running(EmbeddedKafka.start(
            BrokerSettings.onFreePort(folder, Durability.PROCESS_CRASH)), folder);
      } catch (IOException noFolder) {
        throw new UncheckedIOException(noFolder);
      }
    }

    @Override
    public void close() throws IOException {
      kafka.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
