package io.orderlog.command.memory.file;

import java.nio.file.Path;

/** State cannot be kept where it should be. */
public final class UnusableStateFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableStateFolderException(Path folder, Throwable cause) {
    super("the folder " + folder.toAbsolutePath().normalize() + " cannot be used (" + cause
        + "); set ORDERLOG_DATA to a folder that can be written to", cause);
  }
}
