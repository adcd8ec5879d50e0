package io.orderlog.standalone.broker;

import java.nio.file.Path;

/** Another process has the data folder. */
final class DataFolderInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DataFolderInUseException(Path path) {
    super("another process already runs in the data folder " + path.toAbsolutePath().normalize()
        + "; stop it, or set ORDERLOG_DATA to another folder");
  }
}
