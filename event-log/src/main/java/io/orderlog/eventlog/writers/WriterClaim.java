package io.orderlog.eventlog.writers;

import org.jspecify.annotations.Nullable;

/**
 * What a process says of itself when it has become a writer.
 *
 * @param slot of the writer
 * @param url where other processes reach the one that claims
 * @param instance a new one for each start of a process: two that tell the same URL are not the
 *     same
 * @param secret known only to who may read claims; processes of earlier versions have none
 */
public record WriterClaim(int slot, String url, String instance, @Nullable String secret) {

  /** One without a secret. */
  public WriterClaim(int slot, String url, String instance) {
    this(slot, url, instance, null);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "WriterClaim[slot=" + slot + ", url=" + url + ", instance=" + instance + "]";
  }
}
