package io.orderlog.replay.export;

import java.util.Arrays;
import java.util.List;

/** A line as it is in a file, without its line end. */
final class ExportLine {

  /** Of UTF-8 and UTF-16. */
  private static final List<byte[]> BYTE_ORDER_MARKS = List.of(
      new byte[]{(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
      new byte[]{(byte) 0xff, (byte) 0xfe}, new byte[]{(byte) 0xfe, (byte) 0xff});

  private final byte[] bytes;
  private final boolean ended;

  /**
   * @param ended whether a line end follows, and not the end of the file
   */
  ExportLine(byte[] bytes, boolean ended) {
    this.bytes = bytes;
    this.ended = ended;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean ended() {
    return ended;
  }

  /**
   * Finds what editors and copies do to all lines of a file.
   *
   * @throws BadExportException if it was done to this one
   */
  void requireAsWritten(boolean first) {
    if (first && beginsWithMark()) {
      throw new BadExportException("it begins with a byte order mark (BOM), and may not: the file"
          + " was changed since it was written");
    }
    if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
      throw new BadExportException("it ends in CR LF, and must end in LF alone: the line ends were"
          + " changed since the file was written");
    }
  }

  private boolean beginsWithMark() {
    return BYTE_ORDER_MARKS.stream().anyMatch(mark -> bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length));
  }
}
