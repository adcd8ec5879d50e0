package io.orderlog.eventlog.labels;

import io.orderlog.domain.shipment.Label;
import io.orderlog.eventlog.LogUnavailableException;
import java.util.Optional;

/** Keeps what is printed on parcels for as long as the logs themselves. Thread-safe. */
public interface LabelStore extends AutoCloseable {

  /** The most bytes that a label may have. */
  int MAX_BYTES = 512 * 1024;

  /**
   * Stores the bytes. The same ones may be stored twice.
   *
   * @param content 1 to {@link #MAX_BYTES} bytes
   * @return by what they are found again; they are durable then
   * @throws LogUnavailableException if it is not certain that they are stored
   */
  Label.File keep(byte[] content, String mediaType);

  /**
   * The bytes, which are those that were stored; empty if they are not there.
   *
   * @throws LogUnavailableException if they cannot be read
   */
  Optional<byte[]> find(Label.File file);

  @Override
  void close();
}
