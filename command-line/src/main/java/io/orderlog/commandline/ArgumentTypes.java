package io.orderlog.commandline;

import io.orderlog.settings.WholeNumber;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How arguments are read: numbers in the same way as those in settings, and files with names. */
final class ArgumentTypes {

  private ArgumentTypes() {}

  /** Makes this command, and all the subcommands that it has by now, read them like that. */
  static CommandLine register(CommandLine command) {
    return command.registerConverter(Integer.class, ArgumentTypes::integer)
        .registerConverter(int.class, ArgumentTypes::integer)
        .registerConverter(Long.class, ArgumentTypes::number)
        .registerConverter(Path.class, ArgumentTypes::path);
  }

  private static int integer(String text) {
    long number = number(text);
    if (number != (int) number) {
      throw new TypeConversionException("'" + text + "' is out of all bounds");
    }
    return (int) number;
  }

  private static long number(String text) {
    return WholeNumber.parse(text).orElseThrow(
        () -> new TypeConversionException("'" + text + "' is not a whole number"));
  }

  private static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException _) {
      // Told below, like a name that is empty.
    }
    throw new TypeConversionException("'" + text + "' is not the name of a file");
  }
}
