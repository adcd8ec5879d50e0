package io.orderlog.projections;

import io.orderlog.projections.database.ReadModelSettings;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A kind of database for read models, in the tests that run on each kind. */
public record TestDatabase(String name, Function<Path, ReadModelSettings> creating) {

  /**
   * A new, empty database.
   *
   * @param folder for those that live in one
   */
  public ReadModelSettings create(Path folder) {
    return creating.apply(folder);
  }

  public boolean isPostgres() {
    return name.equals("PostgreSQL");
  }

  @Override
  public String toString() {
    return name;
  }

  static final class Every implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext test) {
      return Stream.of(
          new TestDatabase("H2", ReadModelSettings::inFolder),
          new TestDatabase("PostgreSQL", _ -> SharedPostgres.newDatabase(test)))
          .map(Arguments::of);
    }
  }
}
