package io.orderlog.domain.shipment;

/**
 * What the carrier has to be shown to take a parcel.
 *
 * @param reference the carrier's name for it
 * @param file what is printed
 */
public record Label(String carrier, String trackingNumber, String reference, File file) {

  /**
   * Where the bytes are. They are too many for an event, which only says by what they are known.
   *
   * @param sha256 of the bytes, 64 hexadecimal digits in lower case
   * @param size in bytes
   * @param mediaType as in {@code application/pdf}
   * @param offset in the topic of labels from which on they are to be found
   */
  public record File(String sha256, int size, String mediaType, long offset) {}
}
