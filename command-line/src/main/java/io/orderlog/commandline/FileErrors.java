package io.orderlog.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What is wrong with a file, in words: the messages of Java are often but its name. */
public final class FileErrors {

  private FileErrors() {}

  /** The same failure with a message for users. */
  public static IOException of(Path file, Exception failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    return new IOException(Files.isDirectory(file)
        ? file.toAbsolutePath().normalize() + " is a folder; name a file"
        : describe(file, cause == null ? failure : cause), failure);
  }

  private static String describe(Path file, Throwable cause) {
    return switch (cause) {
      case FileAlreadyExistsException _ ->
        file + " is there already; remove it, or name another file";
      case NoSuchFileException missing ->
        "there is no " + missing.getFile() + "; look at the path";
      case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
      default -> file + ": " + cause.getMessage();
    };
  }
}
