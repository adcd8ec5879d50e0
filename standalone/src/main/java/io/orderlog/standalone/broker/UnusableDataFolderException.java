package io.orderlog.standalone.broker;

import java.io.IOException;
import java.nio.file.Path;

/** The data folder cannot be made, read or written. */
public final class UnusableDataFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableDataFolderException(Path path, IOException cause) {
    super("the data folder " + path.toAbsolutePath().normalize() + " cannot be used ("
        + cause.getClass().getSimpleName() + ": " + cause.getMessage()
        + "); set ORDERLOG_DATA to a folder that can be written to", cause);
  }

  public UnusableDataFolderException(Path path) {
    super("there is no data folder " + path.toAbsolutePath().normalize()
        + "; run this where the system was started, or set ORDERLOG_DATA to its data folder");
  }
}
